/** The kit on itself. */
@NullMarked
package dev.orrery.kit;

import org.jspecify.annotations.NullMarked;
