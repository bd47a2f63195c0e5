package dev.orrery.scheduler.place;

import dev.orrery.plan.Score;
import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Request;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.rule.HostPorts;
import dev.orrery.scheduler.rule.NodeSelection;
import dev.orrery.scheduler.rule.Rejection;
import dev.orrery.scheduler.rule.Rule;
import dev.orrery.scheduler.rule.Taints;
import dev.orrery.scheduler.score.Addend;
import dev.orrery.scheduler.score.Packing;
import dev.orrery.scheduler.score.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One shape looked at node by node: which rules reject it and what the parts of its score are. Asks
 * the same predicates as the placer; valid until the fleet changes.
 */
public final class Inspector {

  private final Fleet fleet;
  private final ShapeRules rules;
  private final PodShape spec;
  private final Weights weights;
  private final Packing packing;

  Inspector(Fleet fleet, ShapeRules rules, Shape shape, Weights weights, Packing packing) {
    this.fleet = fleet;
    this.rules = rules;
    this.spec = shape.spec();
    this.weights = weights;
    this.packing = packing;
  }

  /** Every reason for which the node does not take the pod; empty where it does. */
  public List<Rejection> rejections(int slot) {
    List<Rejection> all = new ArrayList<>();
    Node node = node(slot);
    if (!Taints.admitsCordon(spec.tolerations(), node)) {
      all.add(Rejection.of(Rule.CORDON, ""));
    }
    addSelection(node, all);
    for (Taint taint : Taints.untolerated(spec.tolerations(), node)) {
      all.add(Rejection.of(Rule.TAINT, taint + ":" + taint.effect()));
    }
    addShortages(slot, all);
    for (HostPort port : HostPorts.conflicts(rules.ports(), fleet.ports(slot))) {
      all.add(Rejection.of(Rule.HOST_PORT, port.protocol() + "/" + port.port()));
    }
    for (DomainRule rule : rules.rules()) {
      int domain = rule.tally().topology().domainOf(slot);
      if (!rule.admits(domain)) {
        all.add(rule.rejection(domain));
      }
    }
    return all;
  }

  private void addSelection(Node node, List<Rejection> all) {
    if (!NodeSelection.hasLabels(spec.nodeSelector(), node)) {
      spec.nodeSelector().entrySet().stream()
          .filter(label -> !label.getValue().equals(node.labels().get(label.getKey())))
          .map(label -> label.getKey() + "=" + label.getValue())
          .sorted()
          .forEach(label -> all.add(Rejection.of(Rule.NODE_SELECTOR, label)));
    }
    if (!NodeSelection.admits(Map.of(), spec.nodeAffinity().required(), node)) {
      all.add(Rejection.of(Rule.NODE_AFFINITY, ""));
    }
  }

  private void addShortages(int slot, List<Rejection> all) {
    if (fleet.fits(rules.request(), spec.priority(), slot)) {
      return;
    }
    Request request = rules.request();
    for (int i = 0; i < request.size(); i++) {
      long missing = request.amount(i) - fleet.free(request.dimension(i), spec.priority(), slot);
      if (missing > 0) {
        String resource = fleet.dimensions().name(request.dimension(i));
        all.add(new Rejection(Rule.RESOURCE, resource, 0, missing));
      }
    }
  }

  /** Whether more nodes like those that are there, with any labels, would take the pod. */
  public boolean moreNodesHelp() {
    return new Growth(fleet, rules, spec).helps();
  }

  /** The node with its score, part by part, weights in it. */
  Decision.Candidate candidate(int slot) {
    return new Decision.Candidate(node(slot).name(), score(slot));
  }

  /** The score of a node, part by part, weights in it. */
  public Score score(int slot) {
    Request request = rules.request();
    List<Score.Part> parts = new ArrayList<>(8);
    parts.add(part("packing", weights.packing() * packing.fullness(request, slot)));
    parts.add(part("balance", weights.balance() * packing.balance(request, slot)));
    parts.add(part("opening", weights.opening() * packing.opening(slot)));
    parts.add(part("scarce", weights.scarce() * packing.scarce(request, slot)));
    parts.add(part("nodes", weights.nodes() * rules.fit().nodePreference(node(slot))));
    parts.add(part("taints", weights.taints() * rules.fit().taintPreference(node(slot))));
    parts.add(part("pods", sum(weights.pods(), rules.wishes(), slot)));
    parts.add(part("spread", sum(weights.spread(), rules.spreads(), slot)));
    parts.removeIf(part -> part.value() == 0);
    return new Score(parts);
  }

  private static double sum(double weight, List<DomainWish> wishes, int slot) {
    double sum = 0;
    for (DomainWish wish : wishes) {
      sum += Addend.of(weight * wish.value(wish.tally().topology().domainOf(slot)));
    }
    return sum;
  }

  private static Score.Part part(String name, double value) {
    return new Score.Part(name, Addend.of(value));
  }

  private Node node(int slot) {
    @Nullable Node node = fleet.node(slot);
    return Objects.requireNonNull(
        node, () -> "slot is " + slot + ". Maybe its node has been removed meanwhile.");
  }
}
