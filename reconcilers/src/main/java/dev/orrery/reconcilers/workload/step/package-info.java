/** One step for each condition of a Workload. */
@NullMarked
package dev.orrery.reconcilers.workload.step;

import org.jspecify.annotations.NullMarked;
