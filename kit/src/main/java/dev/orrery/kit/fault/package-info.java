/**
 * The fault matrix: each fault, at each reconciler, for so long; and how soon all is well after it.
 */
@NullMarked
package dev.orrery.kit.fault;

import org.jspecify.annotations.NullMarked;
