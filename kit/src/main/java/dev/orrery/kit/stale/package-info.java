/** Reading the past: caches that lag, events that are lost, watches that freeze. */
@NullMarked
package dev.orrery.kit.stale;

import org.jspecify.annotations.NullMarked;
