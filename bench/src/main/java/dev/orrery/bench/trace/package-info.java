/** A public trace on a real API server. */
@NullMarked
package dev.orrery.bench.trace;

import org.jspecify.annotations.NullMarked;
