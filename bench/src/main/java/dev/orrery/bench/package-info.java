/** Benchmarks on public data and against peers: what they share, and one class for each. */
@NullMarked
package dev.orrery.bench;

import org.jspecify.annotations.NullMarked;
