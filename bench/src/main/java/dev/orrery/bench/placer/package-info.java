/** The fast placer alone: pods per second, every placement checked. */
@NullMarked
package dev.orrery.bench.placer;

import org.jspecify.annotations.NullMarked;
