package dev.orrery.localcluster.kubelet.pod;

import dev.orrery.localcluster.fleet.NodeTaint;
import java.util.Objects;

/**
 * A toleration of a pod.
 *
 * @param key empty means every key (with Exists)
 * @param exists whether any value is tolerated
 * @param value compared when not {@code exists}
 * @param effect empty means every effect
 */
public record Toleration(String key, boolean exists, String value, String effect) {

  /** Whether a pod with this toleration may be on a node with that taint. */
  public boolean tolerates(NodeTaint taint) {
    boolean sameEffect = effect.isEmpty() || effect.equals(taint.effect());
    boolean sameKey = key.isEmpty() ? exists : key.equals(taint.key());
    return sameEffect
        && sameKey
        && (exists || value.equals(Objects.requireNonNullElse(taint.value(), "")));
  }
}
