package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.state.ClusterState;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.localcluster.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One sequence while it is played. */
final class SequencePlay {

  /** Within that time an object tells what becomes of a spec. */
  private static final Duration WORD = Duration.ofSeconds(20);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SpecSubject subject;
  private final UserAccess user;
  private final Stage stage;
  private final Sequence sequence;
  private final List<String> silent = new ArrayList<>();
  private final Map<String, String> refusals = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();
  private boolean paused;

  SequencePlay(SpecSubject subject, UserAccess user, Stage stage, Sequence sequence) {
    this.subject = subject;
    this.user = user;
    this.stage = stage;
    this.sequence = sequence;
  }

  /** Does all that the user does; true when the last spec was carried out. */
  boolean play() {
    if (!sequence.given().isBlank()) {
      stage.apply(sequence.given());
    }
    for (Step step : sequence.steps()) {
      switch (step) {
        case Step.Put put -> put(put);
        case Step.Delete(boolean settle) -> delete(settle);
        case Step.Pause(boolean on) -> pause(on);
      }
    }
    return Wait.until(PATIENCE, () -> subject.good(now()));
  }

  /** The end, without what may differ by the way. */
  ClusterState end() {
    return PathMask.apply(subject.masks(), ClusterState.read(stage));
  }

  /** Good specs that the API server did not take after others. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  List<String> silent() {
    return List.copyOf(silent);
  }

  Map<String, String> refusals() {
    return Map.copyOf(refusals);
  }

  /** The object's conditions, for people. */
  String conditions() {
    return now().at("/status/conditions").toString();
  }

  void delete(boolean settle) {
    paused = false;
    user.delete(stage.namespace(), sequence.name());
    if (settle && !Wait.until(PATIENCE, () -> now().isMissingNode())) {
      silent.add("it was deleted and stays");
    }
  }

  private void pause(boolean on) {
    paused = on && !now().isMissingNode();
    user.pause(stage.namespace(), sequence.name(), on);
  }

  private void put(Step.Put put) {
    ApiAnswer answer = user.put(stage.namespace(), sequence.name(), put.spec(), sequence.apply());
    if (!answer.successful()) {
      Refusal refusal = Refusal.of(answer, put.field());
      refusals.put(put.what(), refusal.message());
      if (!refusal.complaint().isEmpty()) {
        silent.add(put.what() + ": " + refusal.complaint() + ": " + refusal);
      }
      if (put.aim() == Step.Aim.GOOD) {
        refused.add(put.spec() + " was refused: " + refusal.message());
      }
      return;
    }
    JsonNode live = now();
    if (!covers(live.path("spec"), put.spec())) {
      silent.add(put.what() + ": accepted, and " + put.spec() + " became " + live.path("spec"));
    }
    if (!paused && (put.settle() || put.aim() == Step.Aim.OBSTACLE)) {
      listen(put);
    }
  }

  private void listen(Step.Put put) {
    Predicate<JsonNode> told =
        put.aim() == Step.Aim.OBSTACLE
            ? subject::bad
            : object -> subject.good(object) || subject.bad(object);
    List<String> praise = new ArrayList<>();
    boolean heard =
        Wait.until(
            WORD,
            () -> {
              JsonNode object = now();
              if (put.aim() == Step.Aim.OBSTACLE && praise.isEmpty() && subject.good(object)) {
                praise.add(put.what() + ": said to be carried out: " + conditions());
              }
              return told.test(object);
            });
    silent.addAll(praise);
    if (!heard) {
      silent.add(put.what() + ": no word of it: " + conditions());
    }
  }

  private JsonNode now() {
    return user.get(stage.namespace(), sequence.name());
  }

  /** Whether all that was asked for is there. */
  private static boolean covers(JsonNode have, JsonNode want) {
    if (want.isObject()) {
      return want.properties().stream()
          .allMatch(member -> covers(have.path(member.getKey()), member.getValue()));
    }
    if (want.isArray()) {
      for (int i = 0; i < want.size(); i++) {
        if (!covers(have.path(i), want.get(i))) {
          return false;
        }
      }
      return have.size() == want.size();
    }
    return have.asText().equals(want.asText());
  }
}
