/**
 * The API server as a kubelet sees it: a thin HTTP client, list and watch, slim readers of pods and
 * nodes.
 */
@NullMarked
package dev.orrery.localcluster.kubelet.api;

import org.jspecify.annotations.NullMarked;
