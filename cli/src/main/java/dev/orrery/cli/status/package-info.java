/** How a cluster and the fleet on it stand, as {@code up} and {@code status} show it. */
@NullMarked
package dev.orrery.cli.status;

import org.jspecify.annotations.NullMarked;
