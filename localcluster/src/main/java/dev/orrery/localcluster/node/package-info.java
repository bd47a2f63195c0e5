/**
 * Real nodes of a local cluster: containerd, kubelet and kube-proxy, each node in Linux namespaces
 * of its own, so that all of it goes when the node's process goes.
 */
@NullMarked
package dev.orrery.localcluster.node;

import org.jspecify.annotations.NullMarked;
