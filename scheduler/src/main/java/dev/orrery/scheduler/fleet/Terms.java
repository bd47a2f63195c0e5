package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.SpreadConstraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which tallies a shape's terms need. */
final class Terms {

  private Terms() {}

  /** Those that every pod of the shape carries to its node, placed by us or not. */
  static Set<TallyKey> carried(PodShape shape) {
    Set<TallyKey> keys = new LinkedHashSet<>();
    shape.podAntiAffinity().required().forEach(term -> keys.add(new TallyKey.Repelling(term)));
    shape.podAffinity().required().forEach(term -> keys.add(new TallyKey.Wishing(term)));
    shape.podAffinity().preferred().forEach(p -> keys.add(new TallyKey.Wishing(p.term())));
    shape.podAntiAffinity().preferred().forEach(p -> keys.add(new TallyKey.Wishing(p.term())));
    return keys;
  }

  /** Required affinity: a pod counts when it matches all of the terms. */
  static List<TallyKey> affinity(PodShape shape) {
    List<PodAffinity.Term> all = shape.podAffinity().required();
    List<TallyKey> keys = new ArrayList<>();
    for (PodAffinity.Term term : all) {
      keys.add(new TallyKey.Matching(all, term.topologyKey(), null, true));
    }
    return keys;
  }

  static List<TallyKey> matching(List<PodAffinity.Term> terms) {
    List<TallyKey> keys = new ArrayList<>();
    for (PodAffinity.Term term : terms) {
      keys.add(new TallyKey.Matching(List.of(term), term.topologyKey(), null, true));
    }
    return keys;
  }

  static List<PodAffinity.Term> ofPreferred(List<PodAffinity.Preferred> preferred) {
    return preferred.stream().map(PodAffinity.Preferred::term).toList();
  }

  /** Spread counts pods of the same namespace; an empty selector counts none. */
  static TallyKey spread(PodShape shape, SpreadConstraint constraint) {
    LabelSelector selector =
        constraint.selector().requirements().isEmpty()
            ? LabelSelector.NOTHING
            : constraint.selector();
    var term =
        new PodAffinity.Term(selector, Set.of(shape.namespace()), null, constraint.topologyKey());
    return new TallyKey.Matching(
        List.of(term), constraint.topologyKey(), Eligibility.of(shape, constraint), false);
  }
}
