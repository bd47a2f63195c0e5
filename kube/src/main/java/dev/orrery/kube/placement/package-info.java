/**
 * The placer's ports on the API server: what it is told of the cluster, its bindings, its reports.
 */
@NullMarked
package dev.orrery.kube.placement;

import org.jspecify.annotations.NullMarked;
