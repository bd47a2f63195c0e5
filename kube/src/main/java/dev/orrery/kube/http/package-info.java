/** Requests to the API server over one HTTP/2 connection. */
@NullMarked
package dev.orrery.kube.http;

import org.jspecify.annotations.NullMarked;
