/** What five thousand simulated nodes cost. */
@NullMarked
package dev.orrery.bench.fakenodes;

import org.jspecify.annotations.NullMarked;
