/** Plays stories: undisturbed, for reference, and disturbed, to compare. */
@NullMarked
package dev.orrery.kit.play;

import org.jspecify.annotations.NullMarked;
