package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Request;
import dev.orrery.scheduler.fleet.Topology;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.rule.Contradiction;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether another node, like those that are there but with any labels, would take a pod. */
final class Growth {

  private final Fleet fleet;
  private final ShapeRules rules;
  private final PodShape spec;

  Growth(Fleet fleet, ShapeRules rules, PodShape spec) {
    this.fleet = fleet;
    this.rules = rules;
    this.spec = spec;
  }

  boolean helps() {
    return !Contradiction.in(spec) && someNodeIsLargeEnough() && someDomainAdmits();
  }

  /** What no node offers yet may come with a new kind of node: a node pool scaled to zero. */
  private boolean someNodeIsLargeEnough() {
    int[] slots = fleet.slotsByName();
    for (int slot : slots) {
      if (largeEnough(slot)) {
        return true;
      }
    }
    return slots.length == 0;
  }

  private boolean largeEnough(int slot) {
    Request request = rules.request();
    for (int i = 0; i < request.size(); i++) {
      int dimension = request.dimension(i);
      if (request.amount(i) > fleet.room().allocatable(dimension, slot) && offered(dimension)) {
        return false;
      }
    }
    return true;
  }

  private boolean offered(int dimension) {
    for (int slot : fleet.slotsByName()) {
      if (fleet.room().allocatable(dimension, slot) > 0) {
        return true;
      }
    }
    return false;
  }

  /** A new node may join a domain or found one; only affinity needs one that is there. */
  private boolean someDomainAdmits() {
    Map<Topology, List<DomainRule>> byKey =
        rules.rules().stream().collect(Collectors.groupingBy(rule -> rule.tally().topology()));
    return byKey.entrySet().stream().allMatch(each -> admits(each.getKey(), each.getValue()));
  }

  private static boolean admits(Topology topology, List<DomainRule> rules) {
    if (rules.stream().allMatch(DomainRule::admitsNewDomain)) {
      return true;
    }
    for (int domain = 0; domain < topology.limit(); domain++) {
      int candidate = domain;
      if (topology.size(domain) > 0 && rules.stream().allMatch(rule -> rule.admits(candidate))) {
        return true;
      }
    }
    return false;
  }
}
