/** The disruption budget on a real API server. */
@NullMarked
package dev.orrery.bench.budget;

import org.jspecify.annotations.NullMarked;
