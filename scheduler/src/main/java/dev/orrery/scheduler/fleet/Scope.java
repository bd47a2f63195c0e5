package dev.orrery.scheduler.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tallies by the namespaces whose pods their terms may mean. */
final class Scope {

  private final Map<String, Set<Tally>> byNamespace = new HashMap<>();
  private final Set<Tally> everywhere = new LinkedHashSet<>();

  void add(Tally tally) {
    Set<String> names = tally.key().namespaces();
    if (names == null) {
      everywhere.add(tally);
    } else {
      names.forEach(
          ns -> byNamespace.computeIfAbsent(ns, missing -> new LinkedHashSet<>()).add(tally));
    }
  }

  void remove(Tally tally) {
    Set<String> names = tally.key().namespaces();
    if (names == null) {
      everywhere.remove(tally);
      return;
    }
    for (String name : names) {
      Set<Tally> there = byNamespace.getOrDefault(name, everywhere);
      there.remove(tally);
      if (there.isEmpty()) {
        byNamespace.remove(name);
      }
    }
  }

  /** Those that may mean a pod of this namespace. */
  List<Tally> in(String namespace) {
    List<Tally> all = new ArrayList<>(everywhere);
    all.addAll(byNamespace.getOrDefault(namespace, Set.of()));
    return all;
  }

  /** Those that depend on labels of namespaces. */
  Collection<Tally> everywhere() {
    return everywhere;
  }
}
