/** How good a node is for a pod: packing first, then what pods and taints prefer. */
@NullMarked
package dev.orrery.scheduler.score;

import org.jspecify.annotations.NullMarked;
