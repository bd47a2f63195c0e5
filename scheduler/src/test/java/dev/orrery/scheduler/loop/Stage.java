package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.place.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A loop without threads: time is set, bindings are answered by the test, steps are called. */
final class Stage implements Binder, PlacementReporter {

  /** A binding that waits for its answer. */
  record Sent(Pod pod, String node, CompletableFuture<Outcome> answer) {}

  final List<Sent> sent = new ArrayList<>();
  final List<String> placed = new ArrayList<>();
  final Map<String, String> pending = new LinkedHashMap<>();
  final Map<String, PendingReason> reasons = new LinkedHashMap<>();
  int reports;
  final PlacerLoop loop;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int created;

  Stage(LoopConfig config) {
    loop = new PlacerLoop(config, this, this, LoopObserver.NONE, () -> now);
    loop.mode(Mode.BIND);
  }

  Stage() {
    this(LoopConfig.DEFAULT);
  }

  @Override
  public CompletableFuture<Outcome> bind(Pod pod, Decision decision) {
    var answer = new CompletableFuture<Outcome>();
    sent.add(new Sent(pod, decision.node(), answer));
    return answer;
  }

  @Override
  public void pending(Pod pod, PendingReason reason, String message) {
    pending.put(pod.key().name(), message);
    reasons.put(pod.key().name(), reason);
    reports++;
  }

  @Override
  public void placed(Pod pod, Decision decision) {
    placed.add(pod.key().name() + "@" + decision.node());
  }

  Stage step() {
    loop.step();
    loop.step();
    return this;
  }

  Stage pass(Duration time) {
    now = now.plus(time);
    return step();
  }

  /** Answers the oldest unanswered binding. */
  Sent answer(Outcome outcome) {
    Sent first = sent.stream().filter(each -> !each.answer.isDone()).findFirst().orElseThrow();
    first.answer.complete(outcome);
    step();
    return first;
  }

  List<String> waiting() {
    return sent.stream()
        .filter(each -> !each.answer.isDone())
        .map(each -> each.pod.key().name() + "@" + each.node)
        .toList();
  }

  PlacerStats stats() {
    pass(Duration.ofSeconds(1));
    return loop.stats();
  }

  Stage node(String name, long milliCores) {
    loop.nodeChanged(
        new Node(
            name,
            Map.of("kubernetes.io/hostname", name),
            List.of(),
            false,
            new Resources(
                Map.of(Resources.CPU, milliCores, Resources.MEMORY, 1L << 34, "pods", 110L))));
    return this;
  }

  Pod pod(String name, long milliCores) {
    Pod pod = make(name, milliCores, 0, PodAffinity.NONE, "orrery");
    loop.podChanged(pod);
    return pod;
  }

  Pod make(String name, long milliCores, int priority, PodAffinity affinity, String schedulerName) {
    return make(name, shape(name, milliCores, priority, affinity, schedulerName));
  }

  Pod make(String name, PodShape shape) {
    return new Pod(
        new PodKey("default", name, "uid-" + name),
        shape,
        null,
        null,
        Pod.Phase.PENDING,
        created++,
        null);
  }

  static PodShape shape(
      String app, long milliCores, int priority, PodAffinity affinity, String schedulerName) {
    return new PodShape(
        "default",
        Map.of("app", app),
        schedulerName,
        priority,
        new Resources(Map.of(Resources.CPU, milliCores, Resources.MEMORY, 1L << 20, "pods", 1L)),
        List.of(),
        Map.of(),
        NodeAffinity.NONE,
        List.of(),
        List.of(),
        affinity,
        PodAffinity.NONE,
        List.of(),
        List.of());
  }

  static PodAffinity near(String app) {
    return new PodAffinity(
        List.of(
            new PodAffinity.Term(
                LabelSelector.of(
                    List.of(new Requirement("app", Requirement.Operator.IN, List.of(app)))),
                Set.of("default"),
                null,
                "kubernetes.io/hostname")),
        List.of());
  }

  void confirm(Sent binding) {
    loop.podChanged(binding.pod.on(binding.node));
    step();
  }

  static Pod phase(Pod pod, Pod.Phase phase) {
    return new Pod(
        pod.key(),
        pod.shape(),
        pod.node(),
        pod.nominatedNode(),
        phase,
        pod.createdMillis(),
        pod.controller());
  }

  String reason(String pod) {
    return Objects.requireNonNull(reasons.get(pod)).condition();
  }
}
