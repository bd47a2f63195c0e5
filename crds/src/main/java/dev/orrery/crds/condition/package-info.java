/** Conditions as every kind carries them in its status. */
@NullMarked
package dev.orrery.crds.condition;

import org.jspecify.annotations.NullMarked;
