package dev.orrery.kit.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.plan.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of all upheavals; {@code ./orrery bench leadership} plays all. */
class LeadershipIT {

  private static final long SEED = Long.getLong("orrery.kit.seed", 42);

  @Test
  void whatAnEarlierLeaderWroteIsRefused() throws InterruptedException {
    var trials = new LeadershipTrials(1, OperatorSpec.QUICK, new Seed(SEED), System.out::println);

    LeadershipReport report =
        trials.run(
            List.of(Upheaval.WRITES_HELD_UP, Upheaval.WRITES_HELD_UP, Upheaval.LEASE_STOLEN));

    assertThat(report.transitions()).hasSize(3).allMatch(Transition::recovered);
    assertThat(report.stale().accepted()).isEmpty();
    assertThat(report.stale().refused()).as("else nothing came late").isPositive();
  }
}
