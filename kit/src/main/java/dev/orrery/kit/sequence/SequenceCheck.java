package dev.orrery.kit.sequence;

import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import java.util.List;

/** Some sequences of Workloads. */
public final class SequenceCheck implements Check {

  private static final int TRANSITIONS = 50;
  private static final int WIDTH = 8;

  @Override
  public String name() {
    return "spec-sequences";
  }

  @Override
  public List<String> run(Ground ground) throws InterruptedException {
    return new SpecSequences(ground.seed(), WIDTH, ground::progress)
        .run(ground.lane(), SpecSubjects.named("workloads").getFirst(), TRANSITIONS).stream()
            .filter(result -> !result.clean())
            .map(SequenceResult::toString)
            .toList();
  }
}
