/** Places one fleet on a real control plane, with Orrery and with its peers. */
@NullMarked
package dev.orrery.bench.fleet;

import org.jspecify.annotations.NullMarked;
