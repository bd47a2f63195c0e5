/**
 * Keeps up with the objects of one kind: a list in pages, then a watch that outlives the API
 * server's restarts.
 */
@NullMarked
package dev.orrery.kube.watch;

import org.jspecify.annotations.NullMarked;
