package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Request;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.fleet.Tally;
import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.SpreadConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a shape asks of nodes, bound to a fleet. Shapes that ask the same have equal rules, even
 * when their labels differ.
 *
 * @param fit what it asks of the node itself
 * @param request what it takes
 * @param ports host ports it takes
 * @param priority above which nominations do not count; 0 while nothing is nominated
 * @param rules over domains, all must admit it
 * @param wishes over domains, from pods
 * @param spreads over domains, from spread constraints with ScheduleAnyway
 */
record ShapeRules(
    NodeFit fit,
    Request request,
    List<HostPort> ports,
    int priority,
    List<DomainRule> rules,
    List<DomainWish> wishes,
    List<DomainWish> spreads) {

  static ShapeRules of(Fleet fleet, Shape shape, NodeFit fit) {
    Shape.Demand demand = fleet.demand(shape);
    PodShape spec = shape.spec();
    return new ShapeRules(
        fit,
        shape.request(),
        spec.hostPorts(),
        fleet.hasNominations() ? spec.priority() : 0,
        rules(shape, demand),
        wishes(shape, demand),
        looseSpreads(spec, demand));
  }

  private static List<DomainRule> rules(Shape shape, Shape.Demand demand) {
    List<DomainRule> rules = new ArrayList<>();
    var all = new DomainRule.AllTerms(demand.affinity());
    for (int i = 0; i < demand.affinity().size(); i++) {
      Tally tally = demand.affinity().get(i);
      rules.add(new DomainRule.Affinity(i, tally, shape.countsIn(tally), all));
    }
    for (int i = 0; i < demand.antiAffinity().size(); i++) {
      rules.add(new DomainRule.AntiAffinity(i, demand.antiAffinity().get(i)));
    }
    shape.repelledBy().forEach(tally -> rules.add(new DomainRule.Repelled(tally)));
    for (int i = 0; i < demand.spread().size(); i++) {
      SpreadConstraint each = shape.spec().spread().get(i);
      if (each.hard()) {
        boolean self = each.selector().matches(shape.spec().labels());
        rules.add(
            new DomainRule.EvenSpread(
                i, demand.spread().get(i), self, each.maxSkew(), each.minDomains()));
      }
    }
    return rules;
  }

  private static List<DomainWish> wishes(Shape shape, Shape.Demand demand) {
    List<DomainWish> wishes = new ArrayList<>();
    addNear(wishes, demand.preferred(), shape.spec().podAffinity().preferred(), 1);
    addNear(wishes, demand.avoided(), shape.spec().podAntiAffinity().preferred(), -1);
    shape.wishedBy().forEach(tally -> wishes.add(new DomainWish.Asked(tally)));
    return wishes;
  }

  private static void addNear(
      List<DomainWish> wishes,
      List<Tally> tallies,
      List<PodAffinity.Preferred> preferred,
      int sign) {
    for (int i = 0; i < tallies.size(); i++) {
      wishes.add(new DomainWish.Near(tallies.get(i), sign * preferred.get(i).weight()));
    }
  }

  private static List<DomainWish> looseSpreads(PodShape spec, Shape.Demand demand) {
    List<DomainWish> spreads = new ArrayList<>();
    for (int i = 0; i < demand.spread().size(); i++) {
      SpreadConstraint each = spec.spread().get(i);
      if (!each.hard()) {
        boolean self = each.selector().matches(spec.labels());
        spreads.add(new DomainWish.LooseSpread(demand.spread().get(i), self, each.maxSkew()));
      }
    }
    return spreads;
  }
}
