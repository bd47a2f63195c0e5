/** The kind Workload: the order of its steps, what it watches, what it tells. */
@NullMarked
package dev.orrery.reconcilers.workload;

import org.jspecify.annotations.NullMarked;
