/** The kind LeaderEpoch: which reign it is. */
@NullMarked
package dev.orrery.crds.leadership;

import org.jspecify.annotations.NullMarked;
