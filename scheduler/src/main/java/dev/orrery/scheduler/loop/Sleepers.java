package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.fleet.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Pods that no node admits, by shape: one question tells whether any of a shape would fit now. */
final class Sleepers {

  private final Map<Shape, Set<Entry>> byShape = new LinkedHashMap<>();

  void add(Entry entry) {
    byShape.computeIfAbsent(entry.shape, shape -> new LinkedHashSet<>()).add(entry);
  }

  void remove(Entry entry) {
    Set<Entry> alike = byShape.get(entry.shape);
    if (alike != null && alike.remove(entry) && alike.isEmpty()) {
      byShape.remove(entry.shape);
    }
  }

  /** Takes out all pods of the shapes that a node admits now. */
  List<Entry> wake(Predicate<Shape> admitted) {
    List<Entry> woken = new ArrayList<>();
    byShape
        .entrySet()
        .removeIf(
            each -> {
              boolean helped = admitted.test(each.getKey());
              if (helped) {
                woken.addAll(each.getValue());
              }
              return helped;
            });
    return woken;
  }
}
