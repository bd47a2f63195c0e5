package dev.orrery.scheduler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import dev.orrery.scheduler.loop.Binder.Outcome;
import dev.orrery.scheduler.model.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pods come and go, answers are lost, late or refusals, watches lag: what the API server has on a
 * node by our bindings alone never exceeds the node, and no pod is bound twice. The server here is
 * a map; the loop learns of it only through events.
 */
class NoOvercommitTest {

  private static final long NODE_SIZE = 1000;

  private final Stage stage = new Stage();
  private final Map<String, String> server = new HashMap<>();
  private final Map<String, Pod> alive = new HashMap<>();
  private final List<Runnable> watch = new ArrayList<>();
  private final Set<Stage.Sent> answered = new HashSet<>();
  private RandomGenerator random = new Seed(0).random("x");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void afterAnyEvents(long seed) {
    random = new Seed(seed).random("events");
    for (int i = 0; i < 5; i++) {
      stage.node("n" + i, NODE_SIZE);
    }
    for (int i = 0; i < 600; i++) {
      act(i);
      stage.step();
      assertNobodyOvercommitted();
    }
    for (int i = 0; i < 200; i++) {
      deliverAll();
      answerAll();
      stage.pass(Duration.ofMinutes(1));
    }
    assertThat(stage.stats().inFlight()).isZero();
    assertThat(stage.stats().unconfirmed()).isZero();
    assertThat(stage.stats().podsPlaced()).isEqualTo(server.size());
  }

  private void act(int i) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        Pod pod = stage.pod("p" + i, 100 + 100L * random.nextInt(6));
        alive.put(pod.key().name(), pod);
      }
      case 3, 4, 5 -> answerOne();
      case 6 -> {
        if (!watch.isEmpty()) {
          watch.removeFirst().run();
        }
      }
      case 7 -> delete();
      default -> stage.pass(Duration.ofMillis(random.nextInt(40_000)));
    }
  }

  private void delete() {
    List<String> names = alive.keySet().stream().sorted().toList();
    if (!names.isEmpty()) {
      Pod pod = Objects.requireNonNull(alive.remove(names.get(random.nextInt(names.size()))));
      server.remove(pod.key().name());
      watch.add(() -> stage.loop.podDeleted(pod.key()));
    }
  }

  private void answerOne() {
    List<Stage.Sent> open = stage.sent.stream().filter(s -> !answered.contains(s)).toList();
    if (open.isEmpty()) {
      return;
    }
    Stage.Sent binding = open.get(random.nextInt(open.size()));
    answered.add(binding);
    Pod pod = binding.pod();
    String name = pod.key().name();
    if (!alive.containsKey(name)) {
      binding.answer().complete(new Outcome.Gone("not found"));
    } else if (server.containsKey(name)) {
      assertThat(server)
          .as("asked again, but only of the same node")
          .containsEntry(name, binding.node());
      binding.answer().complete(new Outcome.Moot("bound already"));
    } else if (random.nextInt(4) == 0) {
      binding.answer().complete(new Outcome.Refused("no"));
    } else {
      boolean lost = random.nextInt(3) == 0;
      if (!lost || random.nextBoolean()) {
        server.put(name, binding.node());
        watch.add(() -> stage.loop.podChanged(pod.on(binding.node())));
      }
      binding.answer().complete(lost ? new Outcome.Unknown("lost") : new Outcome.Bound());
    }
  }

  private void answerAll() {
    while (stage.sent.stream().anyMatch(sent -> !answered.contains(sent))) {
      answerOne();
    }
    stage.step();
  }

  private void deliverAll() {
    while (!watch.isEmpty()) {
      watch.removeFirst().run();
    }
    stage.step();
  }

  private void assertNobodyOvercommitted() {
    Map<String, Long> used = new HashMap<>();
    server.forEach(
        (pod, node) ->
            used.merge(
                node,
                Objects.requireNonNull(alive.get(pod)).shape().requests().get("cpu"),
                Long::sum));
    assertThat(used.values()).allMatch(sum -> sum <= NODE_SIZE);
  }
}
