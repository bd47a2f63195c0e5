/**
 * Keeps an eye on the web sockets by which informers watch: one that gives no sign of life is
 * broken off, and now and then the informer is made to list anew, so that a lost event is found.
 */
@NullMarked
package dev.orrery.kube.socket;

import org.jspecify.annotations.NullMarked;
