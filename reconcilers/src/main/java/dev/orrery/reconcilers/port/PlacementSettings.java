package dev.orrery.reconcilers.port;

import dev.orrery.crds.controlplane.PlacementMode;
import dev.orrery.crds.controlplane.ScoreWeights;

/** Takes what the ControlPlane says of placement. */
@FunctionalInterface
public interface PlacementSettings {

  /** Called when the settings are first known and whenever they may have changed. */
  void apply(PlacementMode mode, ScoreWeights weights);
}
