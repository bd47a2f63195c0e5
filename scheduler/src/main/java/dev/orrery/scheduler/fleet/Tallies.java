package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All shapes and tallies of a fleet, and which shape counts in which tally. */
final class Tallies {

  private final Map<PodShape, Shape> shapes = new HashMap<>();
  private final Map<TallyKey, Tally> tallies = new HashMap<>();
  private final Map<String, Topology> topologies = new HashMap<>();
  private final Map<String, Integer> topologyUsers = new HashMap<>();
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private final Map<String, Set<Shape>> shapesOf = new HashMap<>();
  private final Scope scope = new Scope();
  private final NodeSlots nodes;
  private final Dimensions dimensions;

  Tallies(NodeSlots nodes, Dimensions dimensions) {
    this.nodes = nodes;
    this.dimensions = dimensions;
  }

  Shape acquire(PodShape spec) {
    Shape shape = shapes.get(spec);
    if (shape == null) {
      shape = new Shape(spec, new Request(spec.requests(), dimensions));
      shapes.put(spec, shape);
      shapesOf.computeIfAbsent(spec.namespace(), ns -> new LinkedHashSet<>()).add(shape);
      for (Tally tally : scope.in(spec.namespace())) {
        relate(tally, shape);
      }
      for (TallyKey key : Terms.carried(spec)) {
        Tally tally = open(key);
        shape.carried.add(tally);
        shape.contributions.add(
            new Shape.Contribution(tally, key.weight(spec, labelsOf(spec.namespace()))));
      }
    }
    shape.users++;
    return shape;
  }

  void release(Shape shape) {
    if (--shape.users > 0) {
      return;
    }
    shapes.remove(shape.spec());
    String namespace = shape.spec().namespace();
    Set<Shape> neighbours = shapesOf.getOrDefault(namespace, new LinkedHashSet<>());
    neighbours.remove(shape);
    if (neighbours.isEmpty()) {
      shapesOf.remove(namespace);
    }
    shape.carried.forEach(this::close);
    Shape.Demand demand = shape.demand;
    if (demand != null) {
      all(demand).forEach(this::close);
    }
  }

  /** The tallies of the shape's own terms, opened at first need. */
  Shape.Demand demand(Shape shape) {
    Shape.Demand known = shape.demand;
    if (known != null) {
      return known;
    }
    PodShape spec = shape.spec();
    var demand =
        new Shape.Demand(
            open(Terms.affinity(spec)),
            open(Terms.matching(spec.podAntiAffinity().required())),
            open(spec.spread().stream().map(each -> Terms.spread(spec, each)).toList()),
            open(Terms.matching(Terms.ofPreferred(spec.podAffinity().preferred()))),
            open(Terms.matching(Terms.ofPreferred(spec.podAntiAffinity().preferred()))));
    shape.demand = demand;
    return demand;
  }

  /** The shapes that take of what has no index of its own. */
  List<Shape> takingOthers() {
    return shapes.values().stream().filter(shape -> shape.request().takesOthers()).toList();
  }

  Map<String, Map<String, String>> namespaces() {
    return namespaces;
  }

  /** Replaces a namespace's labels; an empty map for one that is gone. */
  boolean namespace(String name, Map<String, String> labels) {
    Map<String, String> before = labelsOf(name);
    if (labels.isEmpty()) {
      namespaces.remove(name);
    } else {
      namespaces.put(name, Map.copyOf(labels));
    }
    if (before.equals(labels) || scope.everywhere().isEmpty()) {
      return false;
    }
    for (Shape shape : List.copyOf(shapesOf.getOrDefault(name, Set.of()))) {
      for (Tally tally : scope.everywhere()) {
        unrelate(tally, shape);
        relate(tally, shape);
      }
      shape.revise();
    }
    return true;
  }

  /** Pods that carry a term which means themselves, over single nodes, keep from each other. */
  int largestClique() {
    Map<Tally, Integer> members = new HashMap<>();
    for (Shape shape : shapes.values()) {
      PodShape spec = shape.spec();
      for (Tally tally : shape.carried) {
        if (tally.key() instanceof TallyKey.Repelling repelling
            && tally.topology().oneNodeEach()
            && repelling
                .term()
                .matches(spec.namespace(), labelsOf(spec.namespace()), spec.labels())) {
          members.merge(tally, shape.residents.size(), Integer::sum);
        }
      }
    }
    return members.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  void nodeAdded(int slot, Node node) {
    topologies.values().forEach(topology -> topology.nodeAdded(slot, node));
    tallies.values().forEach(tally -> tally.nodeAdded(slot, node));
  }

  void nodeRemoved(int slot) {
    tallies.values().forEach(tally -> tally.nodeRemoved(slot));
    topologies.values().forEach(topology -> topology.nodeRemoved(slot));
  }

  private List<Tally> open(List<TallyKey> keys) {
    return keys.stream().map(this::open).toList();
  }

  private Tally open(TallyKey key) {
    Tally tally = tallies.get(key);
    if (tally == null) {
      var opened = new Tally(key, openTopology(key.topologyKey()));
      tally = opened;
      tallies.put(key, opened);
      nodes.forEach(opened::nodeAdded);
      scope.add(opened);
      inScope(key).forEach(shape -> relate(opened, shape));
    }
    tally.users++;
    return tally;
  }

  private void close(Tally tally) {
    if (--tally.users > 0) {
      return;
    }
    tallies.remove(tally.key());
    scope.remove(tally);
    inScope(tally.key()).forEach(shape -> unrelate(tally, shape));
    closeTopology(tally.topology());
  }

  private Topology openTopology(String key) {
    topologyUsers.merge(key, 1, Integer::sum);
    return topologies.computeIfAbsent(
        key,
        missing -> {
          var topology = new Topology(missing);
          nodes.forEach(topology::nodeAdded);
          return topology;
        });
  }

  private void closeTopology(Topology topology) {
    if (topologyUsers.merge(topology.key(), -1, Integer::sum) == 0) {
      topologyUsers.remove(topology.key());
      topologies.remove(topology.key());
    }
  }

  private Collection<Shape> inScope(TallyKey key) {
    Set<String> names = key.namespaces();
    if (names == null) {
      return shapes.values();
    }
    List<Shape> all = new ArrayList<>();
    names.forEach(ns -> all.addAll(shapesOf.getOrDefault(ns, Set.of())));
    return all;
  }

  private void relate(Tally tally, Shape shape) {
    Map<String, String> labels = labelsOf(shape.spec().namespace());
    if (tally.key() instanceof TallyKey.Matching) {
      contribute(tally, shape, labels);
      return;
    }
    if (termOf(tally.key()).matches(shape.spec().namespace(), labels, shape.spec().labels())) {
      (tally.key() instanceof TallyKey.Repelling ? shape.repelledBy : shape.wishedBy).add(tally);
      shape.revise();
    }
  }

  private void contribute(Tally tally, Shape shape, Map<String, String> labels) {
    int weight = tally.key().weight(shape.spec(), labels);
    if (weight != 0) {
      var contribution = new Shape.Contribution(tally, weight);
      shape.contributions.add(contribution);
      shape.residents.forEach(resident -> resident.tally(contribution, 1));
    }
  }

  private void unrelate(Tally tally, Shape shape) {
    boolean repelled = shape.repelledBy.remove(tally);
    boolean wished = shape.wishedBy.remove(tally);
    if (repelled || wished) {
      shape.revise();
    }
    for (Shape.Contribution each : List.copyOf(shape.contributions)) {
      if (each.tally() == tally && tally.key() instanceof TallyKey.Matching) {
        shape.contributions.remove(each);
        shape.residents.forEach(resident -> resident.tally(each, -1));
      }
    }
  }

  private Map<String, String> labelsOf(String namespace) {
    return namespaces.getOrDefault(namespace, Map.of());
  }

  private static PodAffinity.Term termOf(TallyKey key) {
    return switch (key) {
      case TallyKey.Matching matching -> matching.terms().getFirst();
      case TallyKey.Repelling repelling -> repelling.term();
      case TallyKey.Wishing wishing -> wishing.term();
    };
  }

  private static List<Tally> all(Shape.Demand demand) {
    List<Tally> all = new ArrayList<>(demand.affinity());
    all.addAll(demand.antiAffinity());
    all.addAll(demand.spread());
    all.addAll(demand.preferred());
    all.addAll(demand.avoided());
    return all;
  }
}
