package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A user who changes his mind again and again: what he asks for is never held back. */
public final class HasteCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Less than who fights with others is made to wait. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int CHANGES = 6;

  @Override
  public String name() {
    return "haste";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    Story story = Stories.named("workload-change").getFirst();
    Stage stage = new Stage(lane.namespace("haste"), lane.admin());
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      operators.ready();
      stage.apply(story.given());
      if (!operators.await(PATIENCE, LOOK, () -> story.settled(stage))) {
        return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
      }
      List<String> wrong = new ArrayList<>();
      for (int i = 2; i < 2 + CHANGES && wrong.isEmpty(); i++) {
        String image = "example/app:" + i;
        stage.apply(
            story
                .given()
                .replace("example/app:1", image)
                .replace("port: 80}", "port: " + (80 + i) + "}"));
        if (!operators.await(SOON, LOOK, () -> taken(stage, image))) {
          wrong.add("change " + i + " of a user is held back: " + stage.workload("shop"));
        }
      }
      if (wrong.isEmpty()
          && !operators.await(PATIENCE, LOOK, () -> story.done(stage) && Quiet.now(operators))) {
        wrong.add("after many changes it does not come to rest");
      }
      lane.vacate(stage.namespace());
      return wrong;
    }
  }

  private static boolean taken(Stage stage, String image) {
    JsonNode deployment = stage.get("apps/v1", "deployments", "shop");
    String port = Integer.toString(80 + Integer.parseInt(image.substring(image.indexOf(':') + 1)));
    return deployment.at("/spec/template/spec/containers/0/image").asText().equals(image)
        && stage.list("v1", "services").stream()
            .allMatch(service -> service.at("/spec/ports/0/port").asText().equals(port));
  }
}
