package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.JournalEntry;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is paused or only observed is left alone, whatever happens to it and whoever begins to lead
 * meanwhile, and nothing is placed without a ControlPlane; when that ends, all is made good.
 */
public final class PauseCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration STILL = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(400);

  @Override
  public String name() {
    return "pauses";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      operators.ready();
      var paused = new Stage(lane.namespace("paused"), lane.admin());
      var observed = new Stage(lane.namespace("observed"), lane.admin());
      List<String> wrong = new ArrayList<>(paused(operators, paused));
      wrong.addAll(observed(operators, observed));
      wrong.addAll(pausedPlane(operators, observed));
      wrong.addAll(withoutPlane(operators, observed));
      lane.vacate(paused.namespace());
      lane.vacate(observed.namespace());
      return wrong;
    }
  }

  private static List<String> paused(Operators operators, Stage stage) {
    Story change = Stories.named("workload-change").getFirst();
    stage.apply(change.given());
    if (!operators.await(PATIENCE, () -> change.settled(stage))) {
      return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
    }
    pause(stage, true);
    if (!operators.await(PATIENCE, () -> Stage.is(stage.workload("shop"), "Paused", "True"))) {
      return List.of("a Workload that is paused does not say so");
    }
    Instant since = Instant.now();
    change.act(stage);
    stage.admin().services().inNamespace(stage.namespace()).delete();
    boolean _ = operators.await(STILL, LOOK, () -> false);
    List<String> wrong = new ArrayList<>(written(operators, stage, since));
    wrong.addAll(Honesty.lies(stage));
    // Whoever follows has no memory of it.
    operators.fresh(_ -> {});
    operators.ready();
    boolean _ = operators.await(STILL, LOOK, () -> false);
    wrong.addAll(written(operators, stage, since));
    pause(stage, false);
    if (!operators.await(
        PATIENCE, LOOK, () -> change.done(stage) && !stage.list("v1", "services").isEmpty())) {
      wrong.add("what happened while a Workload was paused is not made good");
    }
    return wrong;
  }

  private static void pause(Stage stage, boolean paused) {
    stage
        .admin()
        .genericKubernetesResources("orrery.dev/v1alpha1", "Workload")
        .inNamespace(stage.namespace())
        .withName("shop")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"orrery.dev/pause\":%s}}}"
                .formatted(paused ? "\"true\"" : "null"));
  }

  /** In Observe nothing is bound, also by who has only just begun to lead. */
  private static List<String> observed(Operators operators, Stage stage) {
    List<String> wrong = new ArrayList<>();
    Story bind = Stories.named("placer-bind").getFirst();
    mode(stage, "Observe");
    try {
      if (!operators.await(PATIENCE, LOOK, () -> reason(stage).equals("Observing"))) {
        wrong.add("the ControlPlane is to observe, and says " + reason(stage));
      }
      bind.act(stage);
      boolean _ = operators.await(STILL, LOOK, () -> false);
      operators.fresh(_ -> {});
      operators.ready();
      boolean _ = operators.await(STILL, LOOK, () -> false);
      if (stage.list("v1", "pods").stream()
          .anyMatch(pod -> !pod.at("/spec/nodeName").asText().isEmpty())) {
        wrong.add("a pod was bound though all is only observed");
      }
    } finally {
      mode(stage, "Bind");
    }
    if (!operators.await(PATIENCE, LOOK, () -> bind.done(stage))) {
      wrong.add("what waited while all was only observed is not bound afterwards");
    }
    return wrong;
  }

  /** What is changed in a paused ControlPlane holds from the end of the pause on. */
  private static List<String> pausedPlane(Operators operators, Stage stage) {
    List<String> wrong = new ArrayList<>();
    String pod = RoomCheck.pod("paused", "kit-0").replace("cpu: \"3\"", "cpu: 10m");
    merge(stage, "{\"metadata\":{\"annotations\":{\"orrery.dev/pause\":\"true\"}}}");
    mode(stage, "Observe");
    // By then everybody has looked.
    boolean _ = operators.await(STILL, LOOK, () -> false);
    stage.apply(pod);
    if (!operators.await(PATIENCE, LOOK, () -> RoomCheck.bound(stage, "paused"))) {
      wrong.add("a change of a paused ControlPlane is acted on");
    }
    merge(stage, "{\"metadata\":{\"annotations\":{\"orrery.dev/pause\":null}}}");
    if (!operators.await(PATIENCE, LOOK, () -> reason(stage).equals("Observing"))) {
      wrong.add("what was changed in a paused ControlPlane is not made good: " + reason(stage));
    }
    mode(stage, "Bind");
    if (!operators.await(PATIENCE, LOOK, () -> !reason(stage).equals("Observing"))) {
      wrong.add("the ControlPlane is to bind again, and says " + reason(stage));
    }
    return wrong;
  }

  /** A user who deletes the ControlPlane wants nothing placed: that is how it was before. */
  private static List<String> withoutPlane(Operators operators, Stage stage) {
    var planes =
        stage
            .admin()
            .genericKubernetesResources("orrery.dev/v1alpha1", "ControlPlane")
            .withName("default");
    GenericKubernetesResource plane = planes.get();
    planes.delete();
    // By then everybody has looked.
    boolean _ = operators.await(STILL, LOOK, () -> false);
    stage.apply(RoomCheck.pod("unplaced", "kit-0").replace("cpu: \"3\"", "cpu: 10m"));
    boolean _ = operators.await(STILL, LOOK, () -> false);
    List<String> wrong = new ArrayList<>();
    if (RoomCheck.bound(stage, "unplaced")) {
      wrong.add("a pod was bound though there is no ControlPlane");
    }
    plane.getMetadata().setResourceVersion(null);
    plane.getMetadata().setUid(null);
    stage.admin().resource(plane).create();
    if (!operators.await(PATIENCE, LOOK, () -> RoomCheck.bound(stage, "unplaced"))) {
      wrong.add("what waited while there was no ControlPlane is not bound afterwards");
    }
    return wrong;
  }

  private static void mode(Stage stage, String mode) {
    merge(stage, "{\"spec\":{\"placement\":{\"mode\":\"%s\"}}}".formatted(mode));
  }

  private static void merge(Stage stage, String patch) {
    stage
        .admin()
        .genericKubernetesResources("orrery.dev/v1alpha1", "ControlPlane")
        .withName("default")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private static String reason(Stage stage) {
    for (JsonNode condition : stage.controlPlane().at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("reason").asText();
      }
    }
    return "";
  }

  private static List<String> written(Operators operators, Stage stage, Instant since) {
    return operators
        .present()
        .proxy()
        .journal()
        .entries(
            entry ->
                entry.call().verb().write()
                    && entry.received().isAfter(since)
                    && entry.call().namespace().equals(stage.namespace())
                    && !entry.call().target().equals("workloads/status")
                    && !entry.call().resource().equals("events"))
        .stream()
        .map(PauseCheck::line)
        .toList();
  }

  private static String line(JournalEntry entry) {
    return "though it is paused: " + entry.call().verb() + " " + entry.call().target();
  }
}
