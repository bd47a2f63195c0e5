/**
 * The placer's loop: what it is told, what it asks others to do. No threads of Kubernetes, no
 * clients: those are adapters behind the ports here.
 */
@NullMarked
package dev.orrery.scheduler.loop;

import org.jspecify.annotations.NullMarked;
