/** A simulated node: its addresses, heartbeats, what its pods use, and which pods it refuses. */
@NullMarked
package dev.orrery.localcluster.kubelet.node;

import org.jspecify.annotations.NullMarked;
