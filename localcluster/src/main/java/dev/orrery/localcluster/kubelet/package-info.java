/**
 * A kubelet that only pretends: nodes, heartbeats and pod life on a real API server, with nothing
 * behind them.
 */
@NullMarked
package dev.orrery.localcluster.kubelet;

import org.jspecify.annotations.NullMarked;
