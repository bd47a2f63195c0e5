package dev.orrery.kit.stale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample; {@code ./orrery bench stale-reads} plays all of it. */
class StaleReadsIT {

  private static final double SHARE =
      Double.parseDouble(System.getProperty("orrery.kit.share", "0.1"));
  private static final long SEED = Long.getLong("orrery.kit.seed", 42);

  @Test
  void nothingIsDestroyedAndEverythingIsRepaired() throws InterruptedException {
    List<StaleRun> runs = new StaleMatrix(new Seed(SEED), System.out::println).run(1, SHARE, 5);

    assertThat(runs).isNotEmpty();
    assertThat(runs).filteredOn(run -> !run.repaired() || run.destructive() > 0).isEmpty();
  }
}
