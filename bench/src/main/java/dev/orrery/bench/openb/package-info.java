/**
 * The GPU cluster trace openb: its files, the published protocol, and a checker of every placement.
 */
@NullMarked
package dev.orrery.bench.openb;

import org.jspecify.annotations.NullMarked;
