/**
 * The kit's tests as one list of short checks, for questions that are asked many times over:
 * whether they find a bug, and how often they cry wolf.
 */
@NullMarked
package dev.orrery.kit.sensitivity;

import org.jspecify.annotations.NullMarked;
