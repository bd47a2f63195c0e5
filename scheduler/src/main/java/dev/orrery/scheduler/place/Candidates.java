package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Topology;
import dev.orrery.scheduler.rule.HostPorts;
import dev.orrery.scheduler.score.Addend;
import dev.orrery.scheduler.score.Packing;
import dev.orrery.scheduler.score.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of every node for one set of rules, kept up to date by reading the fleet's log of
 * changes: the best node of all is found without looking at all. Rules over domains of one node
 * each are part of the node's value; rules over larger domains split the nodes into groups and are
 * asked once per group.
 */
final class Candidates {

  /** The best nodes of one look. */
  record Ranking(int best, int second) {}

  private final Fleet fleet;
  private final ShapeRules rules;
  private final Weights weights;
  private final List<DomainRule> fineRules = new ArrayList<>();
  private final List<DomainRule> coarseRules = new ArrayList<>();
  private final List<Wish> fineWishes = new ArrayList<>();
  private final List<Wish> coarseWishes = new ArrayList<>();
  private final Packing packing;
  private Group[] groups = new Group[0];
  private int[] groupOf = new int[0];
  private int[] positionOf = new int[0];
  private long structure = -1;
  private long position;
  private long outlook;

  private record Wish(DomainWish wish, double weight) {}

  Candidates(Fleet fleet, ShapeRules rules, Weights weights, Packing packing) {
    this.fleet = fleet;
    this.rules = rules;
    this.weights = weights;
    this.packing = packing;
  }

  /** Frees what it holds; it is computed anew if it is asked again. */
  void forget() {
    structure = -1;
    groups = new Group[0];
    groupOf = new int[0];
    positionOf = new int[0];
  }

  ShapeRules rules() {
    return rules;
  }

  /** The best node and the one after it; null where no node admits the pod. */
  @Nullable Ranking rank() {
    sync();
    int best = -1;
    double value = Double.NEGATIVE_INFINITY;
    int second = -1;
    double secondValue = Double.NEGATIVE_INFINITY;
    for (Group group : groups) {
      int top = group.best();
      if (group.value(top) == Double.NEGATIVE_INFINITY || !admits(coarseRules, group.anySlot())) {
        continue;
      }
      double shared = sum(coarseWishes, group.anySlot());
      double own = group.value(top) + shared;
      int slot = group.slot(top);
      if (beats(own, slot, value, best)) {
        double kept = group.value(group.second()) + shared;
        boolean keeps =
            kept > Double.NEGATIVE_INFINITY && beats(kept, group.slot(group.second()), value, best);
        second = keeps ? group.slot(group.second()) : best;
        secondValue = keeps ? kept : value;
        best = slot;
        value = own;
      } else if (beats(own, slot, secondValue, second)) {
        second = slot;
        secondValue = own;
      }
    }
    return best < 0 ? null : new Ranking(best, second);
  }

  private boolean beats(double value, int slot, double other, int otherSlot) {
    return value > other
        || (value == other && (otherSlot < 0 || fleet.rank(slot) < fleet.rank(otherSlot)));
  }

  /** The node's value, or negative infinity where a rule does not admit the pod. */
  double value(int slot) {
    sync();
    double own = nodeValue(slot);
    return own == Double.NEGATIVE_INFINITY || !admits(coarseRules, slot)
        ? Double.NEGATIVE_INFINITY
        : own + sum(coarseWishes, slot);
  }

  private void sync() {
    if (structure != fleet.structure() || !fleet.log().remembers(position)) {
      rebuild();
    } else if (outlook != fineOutlook()) {
      revalue();
    } else if (position != fleet.log().position()) {
      fleet.log().since(position, this::refresh);
    }
    position = fleet.log().position();
  }

  private void refresh(int slot) {
    if (slot < groupOf.length && groupOf[slot] >= 0) {
      groups[groupOf[slot]].update(positionOf[slot], nodeValue(slot));
    }
  }

  private void rebuild() {
    structure = fleet.structure();
    sortByGrain();
    groupOf = new int[fleet.slotLimit()];
    positionOf = new int[fleet.slotLimit()];
    Arrays.fill(groupOf, -1);
    Map<List<Integer>, List<Integer>> members = new LinkedHashMap<>();
    for (int slot : fleet.slotsByName()) {
      members.computeIfAbsent(coarseDomains(slot), key -> new ArrayList<>()).add(slot);
    }
    groups = new Group[members.size()];
    outlook = fineOutlook();
    int next = 0;
    for (List<Integer> slots : members.values()) {
      for (int i = 0; i < slots.size(); i++) {
        groupOf[slots.get(i)] = next;
        positionOf[slots.get(i)] = i;
      }
      groups[next++] = group(slots.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private void revalue() {
    outlook = fineOutlook();
    for (int i = 0; i < groups.length; i++) {
      groups[i] = group(groups[i].slots());
    }
  }

  private Group group(int[] slots) {
    return new Group(slots, Arrays.stream(slots).mapToDouble(this::nodeValue).toArray());
  }

  private void sortByGrain() {
    fineRules.clear();
    coarseRules.clear();
    fineWishes.clear();
    coarseWishes.clear();
    for (DomainRule rule : rules.rules()) {
      (rule.tally().topology().oneNodeEach() ? fineRules : coarseRules).add(rule);
    }
    rules.wishes().forEach(wish -> addWish(new Wish(wish, weights.pods())));
    rules.spreads().forEach(wish -> addWish(new Wish(wish, weights.spread())));
  }

  private void addWish(Wish wish) {
    (wish.wish.tally().topology().oneNodeEach() ? fineWishes : coarseWishes).add(wish);
  }

  private List<Integer> coarseDomains(int slot) {
    List<Integer> domains = new ArrayList<>();
    coarseRules.forEach(rule -> domains.add(rule.tally().topology().domainOf(slot)));
    coarseWishes.forEach(each -> domains.add(each.wish.tally().topology().domainOf(slot)));
    return domains;
  }

  /** A mixture of all that a node's value depends on besides the node and its own domains. */
  private long fineOutlook() {
    long mixed = packing.refresh();
    for (DomainRule rule : fineRules) {
      mixed = mixed * 31 + rule.outlook();
    }
    for (Wish each : fineWishes) {
      mixed = mixed * 31 + each.wish.outlook();
    }
    return mixed;
  }

  private double nodeValue(int slot) {
    double preference = rules.fit().value(slot);
    if (preference == Double.NEGATIVE_INFINITY
        || !fleet.fits(rules.request(), rules.priority(), slot)
        || !portsAreFree(slot)
        || !admits(fineRules, slot)) {
      return Double.NEGATIVE_INFINITY;
    }
    return preference + packing.value(rules.request(), slot) + sum(fineWishes, slot);
  }

  private boolean portsAreFree(int slot) {
    return rules.ports().isEmpty()
        || HostPorts.conflicts(rules.ports(), fleet.ports(slot)).isEmpty();
  }

  private static boolean admits(List<DomainRule> rules, int slot) {
    for (int i = 0; i < rules.size(); i++) {
      DomainRule rule = rules.get(i);
      if (!rule.admits(rule.tally().topology().domainOf(slot))) {
        return false;
      }
    }
    return true;
  }

  private static double sum(List<Wish> wishes, int slot) {
    double sum = 0;
    for (int i = 0; i < wishes.size(); i++) {
      Wish each = wishes.get(i);
      Topology topology = each.wish.tally().topology();
      sum += Addend.of(each.weight * each.wish.value(topology.domainOf(slot)));
    }
    return sum;
  }
}
