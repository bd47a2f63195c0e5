/**
 * Reads JSON of the API server as a stream, field by field after tables, so that what is not needed
 * is never built.
 */
@NullMarked
package dev.orrery.kube.json;

import org.jspecify.annotations.NullMarked;
