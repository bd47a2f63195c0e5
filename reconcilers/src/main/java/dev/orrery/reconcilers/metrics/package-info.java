/** Metrics of the reconcilers under the names of JOSDK's second set. */
@NullMarked
package dev.orrery.reconcilers.metrics;

import org.jspecify.annotations.NullMarked;
