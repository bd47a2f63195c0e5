/** The kind ControlPlane: how the fleet is placed, and how well it is. */
@NullMarked
package dev.orrery.crds.controlplane;

import org.jspecify.annotations.NullMarked;
