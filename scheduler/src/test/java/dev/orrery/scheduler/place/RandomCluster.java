package dev.orrery.scheduler.place;

import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Requirement.Operator;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.SpreadConstraint;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Small clusters in which every rule has something to say. */
final class RandomCluster {

  static final String HOST = "kubernetes.io/hostname";
  static final String ZONE = "zone";
  static final String RACK = "rack";

  private static final List<String> NAMESPACES = List.of("blue", "green");
  private static final List<String> APPS = List.of("web", "db", "job");

  final RandomGenerator random;
  private int pods;

  RandomCluster(RandomGenerator random) {
    this.random = random;
  }

  Node node(int i) {
    Map<String, String> labels = new HashMap<>();
    String name = "node-" + i;
    if (random.nextInt(10) > 0) {
      labels.put(HOST, random.nextInt(30) == 0 ? "node-0" : name);
    }
    if (random.nextInt(8) > 0) {
      labels.put(ZONE, "z" + random.nextInt(3));
    }
    if (random.nextInt(4) > 0) {
      labels.put(RACK, "" + random.nextInt(5));
    }
    List<Taint> taints = new ArrayList<>();
    if (random.nextInt(5) == 0) {
      taints.add(new Taint("gpu", "true", pick(Taint.Effect.values())));
    }
    Map<String, Long> amounts = new HashMap<>();
    amounts.put(Resources.CPU, 1000L * (2 + random.nextInt(6)));
    amounts.put(Resources.MEMORY, 1L << (31 + random.nextInt(3)));
    amounts.put(Resources.PODS, 3L + random.nextInt(10));
    if (random.nextInt(3) == 0) {
      amounts.put("example.com/device", 2L);
    }
    return new Node(name, labels, taints, random.nextInt(10) == 0, new Resources(amounts));
  }

  Pod pod() {
    String name = "pod-" + pods++;
    return new Pod(
        new PodKey("any", name, name), shape(), null, null, Pod.Phase.PENDING, pods, null);
  }

  PodShape shape() {
    Map<String, Long> amounts = new HashMap<>(Map.of(Resources.PODS, 1L));
    amounts.put(Resources.CPU, 250L * random.nextInt(6));
    amounts.put(Resources.MEMORY, (1L << 28) * random.nextInt(4));
    if (random.nextInt(6) == 0) {
      amounts.put("example.com/device", 1L);
    }
    return new PodShape(
        pick(NAMESPACES.toArray(String[]::new)),
        labels(),
        "orrery",
        random.nextInt(3),
        new Resources(amounts),
        some(6, 1, this::hostPort),
        random.nextInt(8) == 0 ? Map.of(ZONE, "z" + random.nextInt(3)) : Map.of(),
        nodeAffinity(),
        some(3, 2, this::toleration),
        some(3, 2, this::spread),
        new PodAffinity(some(6, 2, this::term), some(6, 2, this::preferred)),
        new PodAffinity(some(5, 2, this::term), some(6, 2, this::preferred)),
        List.of(),
        List.of());
  }

  Map<String, String> namespaceLabels() {
    return random.nextBoolean() ? Map.of("team", "t" + random.nextInt(2)) : Map.of();
  }

  List<String> namespaces() {
    return NAMESPACES;
  }

  private Map<String, String> labels() {
    return random.nextInt(4) == 0
        ? Map.of("app", pick(APPS.toArray(String[]::new)), "tier", "" + random.nextInt(2))
        : Map.of("app", pick(APPS.toArray(String[]::new)));
  }

  private HostPort hostPort() {
    return new HostPort(
        random.nextBoolean() ? "TCP" : "UDP",
        random.nextBoolean() ? HostPort.ANY_IP : "10.0.0." + random.nextInt(2),
        8000 + random.nextInt(2));
  }

  private NodeAffinity nodeAffinity() {
    return new NodeAffinity(
        random.nextInt(6) == 0 ? some(1, 2, this::nodeTerm) : null,
        some(5, 2, () -> new NodeAffinity.Preferred(1 + random.nextInt(100), nodeTerm())));
  }

  private NodeAffinity.Term nodeTerm() {
    List<Requirement> fields =
        random.nextInt(4) == 0
            ? List.of(
                new Requirement(
                    "metadata.name",
                    random.nextBoolean() ? Operator.IN : Operator.NOT_IN,
                    List.of("node-" + random.nextInt(6))))
            : List.of();
    return new NodeAffinity.Term(some(2, 2, this::nodeRequirement), fields);
  }

  private Requirement nodeRequirement() {
    Operator operator = pick(Operator.values());
    return switch (operator) {
      case IN, NOT_IN -> new Requirement(ZONE, operator, List.of("z0", "z" + random.nextInt(3)));
      case EXISTS, DOES_NOT_EXIST -> new Requirement(RACK, operator, List.of());
      case GT, LT -> new Requirement(RACK, operator, List.of("" + random.nextInt(5)));
    };
  }

  private Toleration toleration() {
    return switch (random.nextInt(4)) {
      case 0 -> new Toleration("", Toleration.Operator.EXISTS, "", null);
      case 1 -> new Toleration("gpu", Toleration.Operator.EQUAL, "true", null);
      case 2 -> new Toleration("gpu", Toleration.Operator.EXISTS, "", pick(Taint.Effect.values()));
      default ->
          new Toleration("node.kubernetes.io/unschedulable", Toleration.Operator.EXISTS, "", null);
    };
  }

  private SpreadConstraint spread() {
    return new SpreadConstraint(
        1 + random.nextInt(2),
        key(),
        random.nextInt(3) > 0,
        selector(),
        1 + random.nextInt(3),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private PodAffinity.Term term() {
    LabelSelector namespaces =
        switch (random.nextInt(5)) {
          case 0 -> LabelSelector.EVERYTHING;
          case 1 -> LabelSelector.of(List.of(new Requirement("team", Operator.IN, List.of("t0"))));
          default -> null;
        };
    return new PodAffinity.Term(
        selector(), Set.of(pick(NAMESPACES.toArray(String[]::new))), namespaces, key());
  }

  private PodAffinity.Preferred preferred() {
    return new PodAffinity.Preferred(1 + random.nextInt(100), term());
  }

  private LabelSelector selector() {
    return switch (random.nextInt(8)) {
      case 0 -> LabelSelector.NOTHING;
      case 1 -> LabelSelector.EVERYTHING;
      case 2 -> LabelSelector.of(List.of(new Requirement("tier", Operator.EXISTS, List.of())));
      default ->
          LabelSelector.of(
              List.of(
                  new Requirement(
                      "app",
                      random.nextInt(4) == 0 ? Operator.NOT_IN : Operator.IN,
                      List.of(pick(APPS.toArray(String[]::new))))));
    };
  }

  private String key() {
    return switch (random.nextInt(4)) {
      case 0, 1 -> HOST;
      case 2 -> ZONE;
      default -> RACK;
    };
  }

  private <T> List<T> some(int oneIn, int atMost, Supplier<T> maker) {
    List<T> made = new ArrayList<>();
    if (random.nextInt(oneIn) == 0) {
      int count = random.nextInt(atMost + 1);
      for (int i = 0; i < count; i++) {
        made.add(maker.get());
      }
    }
    return made;
  }

  <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
