package dev.orrery.kit.stale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of all old reads; {@code ./orrery bench stale-reads} plays all. */
class StaleReadsIT {

  private static final long SEED = Long.getLong("orrery.kit.seed", 42);
  private static final int LONGEST_LAG = 5;

  /** A story in which something is deleted. */
  private static final String ONLY = System.getProperty("orrery.kit.stale", "workload-prune");

  @Test
  void nothingIsMadeOrDeletedOnTheStrengthOfThePast() throws InterruptedException {
    List<StaleRun> runs =
        new StaleMatrix(new Seed(SEED), System.out::println).run(1, 1, LONGEST_LAG, ONLY);

    assertThat(runs)
        .hasSizeGreaterThan(2)
        .allMatch(StaleRun::happened)
        .allMatch(StaleRun::repaired)
        .allMatch(run -> run.destructive() == 0);
  }
}
