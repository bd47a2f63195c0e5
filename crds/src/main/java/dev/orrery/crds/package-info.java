/** What all kinds share: the group and version, labels and annotations. */
@NullMarked
package dev.orrery.crds;

import org.jspecify.annotations.NullMarked;
