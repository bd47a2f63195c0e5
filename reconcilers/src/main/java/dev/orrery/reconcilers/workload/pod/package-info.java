/** The pods of Workloads, in so far as their Workload's status depends on them. */
@NullMarked
package dev.orrery.reconcilers.workload.pod;

import org.jspecify.annotations.NullMarked;
