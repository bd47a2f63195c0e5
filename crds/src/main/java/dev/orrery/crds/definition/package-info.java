/** The CRDs themselves, as packaged, and what their schemas hold. */
@NullMarked
package dev.orrery.crds.definition;

import org.jspecify.annotations.NullMarked;
