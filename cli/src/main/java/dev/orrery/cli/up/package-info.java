/** Bringing a cluster with Orrery on it up, showing it, taking it down. */
@NullMarked
package dev.orrery.cli.up;

import org.jspecify.annotations.NullMarked;
