/** The vocabulary that every engine shares: bounds, scores, epochs, seeds and canonical hashes. */
@NullMarked
package dev.orrery.plan;

import org.jspecify.annotations.NullMarked;
