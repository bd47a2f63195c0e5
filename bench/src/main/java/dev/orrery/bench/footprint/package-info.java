/** What the operator takes of a machine. */
@NullMarked
package dev.orrery.bench.footprint;

import org.jspecify.annotations.NullMarked;
