/** Pure builders of the objects that a Workload owns. */
@NullMarked
package dev.orrery.reconcilers.workload.desired;

import org.jspecify.annotations.NullMarked;
