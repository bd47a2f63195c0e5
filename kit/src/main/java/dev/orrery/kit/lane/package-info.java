/** A cluster to try things on: a control plane, Orrery installed in it, a few nodes. */
@NullMarked
package dev.orrery.kit.lane;

import org.jspecify.annotations.NullMarked;
