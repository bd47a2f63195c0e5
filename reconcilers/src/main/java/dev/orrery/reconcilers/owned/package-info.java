/**
 * Objects that a custom resource owns: made, kept as they should be, and taken away, never adopted.
 */
@NullMarked
package dev.orrery.reconcilers.owned;

import org.jspecify.annotations.NullMarked;
