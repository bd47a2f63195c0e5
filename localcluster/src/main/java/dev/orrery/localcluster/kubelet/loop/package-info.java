/**
 * The one thread that owns all simulated nodes and pods, and the requests that it has under way.
 */
@NullMarked
package dev.orrery.localcluster.kubelet.loop;

import org.jspecify.annotations.NullMarked;
