/** Nodes and namespaces of the API server as the placer's own small records. */
@NullMarked
package dev.orrery.kube.node;

import org.jspecify.annotations.NullMarked;
