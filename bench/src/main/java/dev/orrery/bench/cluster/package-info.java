/** A fleet of the benchmarks' own on a real control plane, and what can be measured on it. */
@NullMarked
package dev.orrery.bench.cluster;

import org.jspecify.annotations.NullMarked;
