package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.SpreadConstraint;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A shape with some fields changed, and the list of what was changed. */
final class ShapeEdit {

  private final PodShape original;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Long> requests;
  private final List<HostPort> ports;
  private final Map<String, String> selector;
  private final List<Toleration> tolerations;
  private final List<SpreadConstraint> spread;
  private final Set<Integer> affinityGone = new TreeSet<>(Comparator.reverseOrder());
  private final Set<Integer> antiAffinityGone = new TreeSet<>(Comparator.reverseOrder());
  private boolean nodeAffinityGone;

  ShapeEdit(PodShape original) {
    this.original = original;
    this.requests = new TreeMap<>(original.requests().amounts());
    this.ports = new ArrayList<>(original.hostPorts());
    this.selector = new TreeMap<>(original.nodeSelector());
    this.tolerations = new ArrayList<>(original.tolerations());
    this.spread = new ArrayList<>(original.spread());
  }

  List<Change> changes() {
    return changes;
  }

  double relative() {
    return changes.stream().mapToDouble(Change::relative).sum();
  }

  void request(String resource, long amount) {
    long before = original.requests().get(resource);
    requests.put(resource, amount);
    changes.add(
        new Change(
            resource + " request",
            Amounts.quantity(resource, before),
            Amounts.quantity(resource, amount),
            (double) (before - amount) / before));
  }

  void tolerate(Taint taint) {
    tolerations.add(
        new Toleration(taint.key(), Toleration.Operator.EQUAL, taint.value(), taint.effect()));
    changes.add(new Change("tolerate", "", taint + ":" + taint.effect(), 1));
  }

  void dropLabel(String label) {
    selector.remove(label.substring(0, label.indexOf('=')));
    changes.add(new Change("node selector", label, "", 1));
  }

  void dropNodeAffinity() {
    nodeAffinityGone = true;
    changes.add(new Change("required node affinity", "", "", 1));
  }

  void dropPort(String port) {
    ports.removeIf(each -> port.equals(each.protocol() + "/" + each.port()));
    changes.add(new Change("host port", port, "", 1));
  }

  void dropAffinity(int term) {
    affinityGone.add(term);
    changes.add(new Change("affinity term", Integer.toString(term + 1), "", 1));
  }

  void dropAntiAffinity(int term) {
    antiAffinityGone.add(term);
    changes.add(new Change("anti-affinity term", Integer.toString(term + 1), "", 1));
  }

  void allowSkew(int term, int maxSkew) {
    SpreadConstraint each = spread.get(term);
    spread.set(term, with(each, maxSkew, true));
    changes.add(
        new Change(
            "maxSkew of spread constraint " + (term + 1),
            Integer.toString(each.maxSkew()),
            Integer.toString(maxSkew),
            (double) (maxSkew - each.maxSkew()) / each.maxSkew()));
  }

  void loosen(int term) {
    spread.set(term, with(spread.get(term), spread.get(term).maxSkew(), false));
    changes.add(
        new Change(
            "whenUnsatisfiable of spread constraint " + (term + 1),
            "DoNotSchedule",
            "ScheduleAnyway",
            1));
  }

  private static SpreadConstraint with(SpreadConstraint each, int maxSkew, boolean hard) {
    return new SpreadConstraint(
        maxSkew,
        each.topologyKey(),
        hard,
        each.selector(),
        each.minDomains(),
        each.honorAffinity(),
        each.honorTaints());
  }

  PodShape shape() {
    return new PodShape(
        original.namespace(),
        original.labels(),
        original.schedulerName(),
        original.priority(),
        new Resources(requests),
        ports,
        selector,
        nodeAffinityGone
            ? new NodeAffinity(null, original.nodeAffinity().preferred())
            : original.nodeAffinity(),
        tolerations,
        spread,
        without(original.podAffinity(), affinityGone),
        without(original.podAntiAffinity(), antiAffinityGone),
        original.schedulingGates(),
        original.unknownFields());
  }

  private static PodAffinity without(PodAffinity affinity, Set<Integer> lastFirst) {
    List<PodAffinity.Term> kept = new ArrayList<>(affinity.required());
    lastFirst.forEach(index -> kept.remove(index.intValue()));
    return new PodAffinity(kept, affinity.preferred());
  }
}
