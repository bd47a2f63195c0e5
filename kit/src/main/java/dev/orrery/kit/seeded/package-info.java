/** Bugs that are seeded into the product on purpose, to see whether the kit finds them. */
@NullMarked
package dev.orrery.kit.seeded;

import org.jspecify.annotations.NullMarked;
