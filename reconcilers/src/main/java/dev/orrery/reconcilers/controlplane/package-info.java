/** The kind ControlPlane: how the fleet is to be placed, and how well it is. */
@NullMarked
package dev.orrery.reconcilers.controlplane;

import org.jspecify.annotations.NullMarked;
