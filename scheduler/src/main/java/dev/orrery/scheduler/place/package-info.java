/** The placer: for one pod the best of all nodes that every rule admits. */
@NullMarked
package dev.orrery.scheduler.place;

import org.jspecify.annotations.NullMarked;
