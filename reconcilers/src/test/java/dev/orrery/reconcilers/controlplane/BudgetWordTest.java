package dev.orrery.reconcilers.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.controlplane.DisruptionPolicy;
import dev.orrery.crds.controlplane.DisruptionState;
import dev.orrery.crds.controlplane.DisruptionStatus;
import dev.orrery.reconcilers.disruption.BudgetReport;
import dev.orrery.reconcilers.status.Verdict;
import org.junit.jupiter.api.Test;

class BudgetWordTest {

  private static final DisruptionPolicy ONE = DisruptionPolicy.STANDARD;
  private static final DisruptionPolicy OTHER =
      new DisruptionPolicy(7, null, null, null, null, null);

  private final BudgetWord word = new BudgetWord();

  @Test
  void theFirstReportCounts() {
    assertThat(word.about(ONE, report())).isTrue();
  }

  @Test
  void withoutReportsThereIsNothingToWaitFor() {
    assertThat(word.about(ONE, null)).isTrue();
    assertThat(word.about(OTHER, null)).isTrue();
  }

  @Test
  void afterAChangeTheSecondReportCountsThoughTheyAreEqual() {
    BudgetReport old = report();
    word.about(ONE, old);
    assertThat(word.about(OTHER, old)).isFalse();
    assertThat(word.about(OTHER, old)).isFalse();
    BudgetReport perhapsBegunBefore = report();
    assertThat(word.about(OTHER, perhapsBegunBefore)).isFalse();
    assertThat(word.about(OTHER, perhapsBegunBefore)).isFalse();
    assertThat(word.about(OTHER, report())).isTrue();
    assertThat(word.about(OTHER, report())).isTrue();
  }

  private static BudgetReport report() {
    return new BudgetReport(
        new DisruptionStatus(DisruptionState.OPEN, 0, 1, 0, null), Verdict.yes("Open", "It is."));
  }
}
