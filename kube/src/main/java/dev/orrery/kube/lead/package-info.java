/** Who leads: a Lease, a fence that never falls, and a watchdog that ends a leader cut off. */
@NullMarked
package dev.orrery.kube.lead;

import org.jspecify.annotations.NullMarked;
