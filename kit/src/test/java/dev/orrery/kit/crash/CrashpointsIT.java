package dev.orrery.kit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.scenario.Stories;
import dev.orrery.plan.Seed;
import org.junit.jupiter.api.Test;

/** A sample of all crash points; {@code ./orrery bench crashpoints} tries all. */
class CrashpointsIT {

  private static final double SHARE =
      Double.parseDouble(System.getProperty("orrery.kit.share", "0.1"));
  private static final String STORIES = System.getProperty("orrery.kit.stories", "");
  private static final long SEED = Long.getLong("orrery.kit.seed", 42);

  @Test
  void everyDeathIsRecoveredFrom() throws InterruptedException {
    var plan = new Crashpoints.Plan(2, SHARE, 8, new Seed(SEED));

    CrashReport report = new Crashpoints(Stories.named(STORIES), plan, System.out::println).run();

    assertThat(report.unclean()).isEmpty();
    assertThat(report.runs()).hasSizeGreaterThan(5);
  }
}
