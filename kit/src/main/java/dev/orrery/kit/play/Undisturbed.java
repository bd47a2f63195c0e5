package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What comes of each story that nothing befalls: beside it all others of that story are held. */
public final class Undisturbed {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Undisturbed() {}

  /**
   * One of each story that may be played beside others, by its name; played only when no check of
   * this ground has played them before.
   *
   * @throws IllegalStateException when one is not as it should be
   */
  public static Map<String, Take> of(Ground ground) {
    return ground.undisturbed(() -> play(ground));
  }

  private static Map<String, Take> play(Ground ground) {
    try (Operators operators = Operators.steady(ground.lane(), ground.seed());
        Chorus chorus = new Chorus(ground.lane(), operators, PATIENCE, Honesty::lies)) {
      chorus.play(Stories.beside().stream().map(Part::undisturbed).toList());
      List<String> wrong = chorus.judge(take -> take.wrong(take));
      if (!wrong.isEmpty()) {
        throw new IllegalStateException(wrong.getFirst());
      }
      return chorus.firsts();
    }
  }
}
