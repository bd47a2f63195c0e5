package dev.orrery.kit.play;

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

/**
 * The tokens that an operator read are revoked, and others are where it found those: it goes on
 * with them at once, and nobody has to follow it. Nor when for a while none are there.
 */
public final class TokenCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The API server remembers for ten seconds that a token was good. */
  private static final Duration REVOKED = Duration.ofSeconds(15);

  /** From one reading to the next, and then until a leader without access has to end. */
  private static final Duration UNREAD = Duration.ofSeconds(100);

  private static final Duration LOOK = Duration.ofMillis(400);

  @Override
  public String name() {
    return "tokens";
  }

  /** There is no token to be read for a while: the one that was read is good still. */
  private static List<String> unread(Operators operators, Stage stage) {
    operators.blankTokens();
    boolean ended = operators.await(UNREAD, LOOK, () -> operators.started() > 1);
    operators.renewTokens();
    if (ended) {
      return List.of("an operator ended because it found no token for a while");
    }
    Story more = Stories.named("workload-scale").getFirst();
    boolean _ = operators.await(REVOKED, LOOK, () -> false);
    more.act(stage);
    return operators.await(PATIENCE, LOOK, () -> more.done(stage) && operators.started() == 1)
        ? List.of()
        : List.of("nothing is done after a token could not be read for a while");
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    Story story = Stories.named("workload-create").getFirst();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      operators.ready();
      operators.renewTokens();
      boolean _ = operators.await(REVOKED, LOOK, () -> false);
      Stage stage = new Stage(lane.namespace("tokens"), lane.admin());
      story.act(stage);
      List<String> wrong = new ArrayList<>();
      if (!operators.await(PATIENCE, LOOK, () -> story.done(stage) && Quiet.now(operators))) {
        wrong.add("nothing is done after tokens were replaced");
      }
      if (operators.started() > 1) {
        wrong.add("the operator ended because its tokens were replaced");
      }
      if (wrong.isEmpty()) {
        wrong.addAll(unread(operators, stage));
      }
      lane.vacate(stage.namespace());
      return wrong;
    }
  }
}
