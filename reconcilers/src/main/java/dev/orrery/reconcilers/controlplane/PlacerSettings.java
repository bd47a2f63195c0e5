package dev.orrery.reconcilers.controlplane;

import dev.orrery.crds.controlplane.PlacementMode;
import dev.orrery.crds.controlplane.ScoreWeights;
import dev.orrery.reconcilers.port.PlacementSettings;
import dev.orrery.scheduler.loop.Mode;
import dev.orrery.scheduler.score.Weights;
import java.util.function.Consumer;

/**
 * Hands the ControlPlane's settings to the placer.
 *
 * @param modes takes the mode
 * @param weights takes the weights
 */
public record PlacerSettings(Consumer<Mode> modes, Consumer<Weights> weights)
    implements PlacementSettings {

  @Override
  public void apply(PlacementMode mode, ScoreWeights given) {
    modes.accept(mode.binds() ? Mode.BIND : Mode.OBSERVE);
    weights.accept(weights(given));
  }

  /** The placer's own weights, each scaled by how far the given one is from the standard. */
  static Weights weights(ScoreWeights given) {
    ScoreWeights standard = ScoreWeights.STANDARD;
    return Weights.DEFAULT.scaled(
        ratio(given.packing(), standard.packing()),
        ratio(given.fragmentation(), standard.fragmentation()),
        ratio(given.preferences(), standard.preferences()));
  }

  private static double ratio(int given, int standard) {
    return (double) given / standard;
  }
}
