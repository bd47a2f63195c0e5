/** Lower bounds: how few nodes could hold what is placed. */
@NullMarked
package dev.orrery.scheduler.bound;

import org.jspecify.annotations.NullMarked;
