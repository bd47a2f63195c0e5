package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Requirement.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Merges {@code matchLabelKeys} and {@code mismatchLabelKeys} into a selector with the pod's own
 * values. Where the selector already speaks of a key, the API server has merged it when the pod was
 * created, and that value stays: the pod's label may have changed since.
 */
final class LabelKeys {

  private LabelKeys() {}

  static LabelSelector match(
      LabelSelector selector, List<String> keys, Map<String, String> labels) {
    return merge(selector, keys, labels, Operator.IN);
  }

  static LabelSelector mismatch(
      LabelSelector selector, List<String> keys, Map<String, String> labels) {
    return merge(selector, keys, labels, Operator.NOT_IN);
  }

  private static LabelSelector merge(
      LabelSelector selector, List<String> keys, Map<String, String> labels, Operator operator) {
    if (keys.isEmpty() || selector.nothing()) {
      return selector;
    }
    var all = new ArrayList<>(selector.requirements());
    for (String key : keys) {
      String value = labels.get(key);
      if (value != null
          && selector.requirements().stream().noneMatch(known -> known.key().equals(key))) {
        all.add(new Requirement(key, operator, List.of(value)));
      }
    }
    return LabelSelector.of(all);
  }
}
