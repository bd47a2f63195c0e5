package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Versions of objects gain a digit: what others change after that is newer than what was written
 * before, and is put right.
 */
public final class DigitCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(400);

  /** Of four digits, and as a text after all of five digits that follow soon. */
  private static final long BEFORE = 2_000;

  private static final long AFTER = 10_000;
  private static final int WRITERS = 8;

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    var stage = new Stage(lane.namespace("digits"), lane.admin());
    advance(stage, BEFORE);
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      operators.ready();
      Story story = Stories.named("workload-create").getFirst();
      story.act(stage);
      if (!operators.await(PATIENCE, LOOK, () -> story.done(stage) && Quiet.now(operators))) {
        return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
      }
      if (version(stage) >= AFTER) {
        System.out.println("digits: not run: versions have come to " + version(stage));
        return List.of();
      }
      advance(stage, AFTER);
      stage
          .admin()
          .services()
          .inNamespace(stage.namespace())
          .withName("front")
          .patch("{\"spec\":{\"selector\":{\"orrery.dev/workload\":\"evil\"}}}");
      if (version(stage) < AFTER) {
        return List.of("versions have come to " + version(stage) + " only");
      }
      boolean repaired = operators.await(PATIENCE, LOOK, () -> selected(stage).equals("shop"));
      lane.vacate(stage.namespace());
      return repaired
          ? List.of()
          : List.of("what others change is not put right once versions have gained a digit");
    }
  }

  private static String selected(Stage stage) {
    return stage.get("v1", "services", "front").at("/spec/selector/orrery.dev~1workload").asText();
  }

  private static long version(Stage stage) {
    return stage.get("v1", "services", "front").at("/metadata/resourceVersion").asLong();
  }

  /** Writes something of no account until the store has come so far. */
  private static void advance(Stage stage, long version) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> "noise-" + i)
              .map(name -> CompletableFuture.runAsync(() -> write(stage, name, version), threads))
              .toList();
      writers.forEach(CompletableFuture::join);
    }
  }

  private static void write(Stage stage, String name, long version) {
    var noise = stage.admin().configMaps().inNamespace(stage.namespace()).withName(name);
    stage
        .admin()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(stage.namespace())
                .endMetadata()
                .build())
        .forceConflicts()
        .serverSideApply();
    long reached = 0;
    for (int i = 0; reached < version; i++) {
      ConfigMap now =
          noise.patch(
              PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"i\":\"%d\"}}".formatted(i));
      reached = Long.parseLong(now.getMetadata().getResourceVersion());
    }
  }
}
