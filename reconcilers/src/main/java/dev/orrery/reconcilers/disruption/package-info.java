/** The kind DisruptionClaim: claims that nobody holds any more end, and their places are freed. */
@NullMarked
package dev.orrery.reconcilers.disruption;

import org.jspecify.annotations.NullMarked;
