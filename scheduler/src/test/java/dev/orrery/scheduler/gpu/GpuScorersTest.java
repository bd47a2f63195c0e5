package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orrery.plan.Score;
import org.junit.jupiter.api.Test;

class GpuScorersTest {

  private static final GpuShape SHARE_470 = GpuShape.of(4000, 100, 1, 470);
  private static final GpuShape SHARE_530 = GpuShape.of(4000, 100, 1, 530);
  private static final GpuShape WHOLE = GpuShape.of(8000, 100, 1, 1000);
  private static final TaskMix MIX =
      TaskMixTest.mix(5, SHARE_470, 5, SHARE_530, 5, WHOLE, 1, GpuShape.of(2000, 10, 0, 0));
  private static final NodeState FRESH = NodeState.empty(new GpuNode("n", 64_000, 10_000, 2, "T4"));

  @Test
  void fgdPrefersTheStartedDeviceAndRoundsToWholeNumbers() {
    NodeState started = FRESH.after(SHARE_530, 1);
    FgdScorer fgd = new FgdScorer(MIX);
    GpuScorer.Offer offer = fgd.offer(started, SHARE_470);
    assertThat(offer.device()).isEqualTo(1);
    assertThat(offer.score()).isEqualTo(Math.rint(offer.score())).isBetween(50.0, 100.0);
    assertThat(fgd.offer(FRESH, SHARE_470).score()).isLessThan(offer.score());
  }

  @Test
  void bestFitPrefersTheTightestDeviceAndTheFullerNode() {
    NodeState started = FRESH.after(SHARE_470, 1);
    BestFitScorer bestFit = new BestFitScorer();
    assertThat(bestFit.offer(started, SHARE_470).device()).isEqualTo(1);
    assertThat(bestFit.offer(started, WHOLE).score())
        .isGreaterThan(bestFit.offer(FRESH, WHOLE).score());
  }

  @Test
  void patternsPutAShareWhereItsPartnerIs() {
    NodeState started = FRESH.after(SHARE_530, 1);
    PatternScorer own = new PatternScorer(MIX);
    assertThat(own.offer(started, SHARE_470).device()).isEqualTo(1);
    NodeState wrongPartner = FRESH.after(SHARE_470, 1);
    assertThat(own.offer(started, SHARE_470).score())
        .isGreaterThan(own.offer(wrongPartner, SHARE_470).score());
  }

  @Test
  void cpuIsTakenWhereNoGpuStarvesOfIt() {
    GpuShape cpuOnly = GpuShape.of(8000, 10, 0, 0);
    PatternScorer own = new PatternScorer(MIX);
    NodeState rich = NodeState.empty(new GpuNode("rich", 64_000, 10_000, 2, "T4"));
    NodeState poor = NodeState.empty(new GpuNode("poor", 20_000, 10_000, 2, "T4"));
    assertThat(own.offer(rich, cpuOnly).score()).isGreaterThan(own.offer(poor, cpuOnly).score());
    assertThat(part(own.explain(poor, cpuOnly, 0), "starved")).isNegative();
    assertThat(part(own.explain(rich, cpuOnly, 0), "starved")).isZero();
  }

  @Test
  void explanationAddsUpToTheOffer() {
    PatternScorer own = new PatternScorer(MIX);
    NodeState started = FRESH.after(SHARE_530, 1);
    GpuScorer.Offer offer = own.offer(started, SHARE_470);
    assertThat(own.explain(started, SHARE_470, offer.device()).total())
        .isCloseTo(offer.score(), within(1e-9));
  }

  @Test
  void aMixWithoutGpusStillScores() {
    GpuShape cpuOnly = GpuShape.of(8000, 10, 0, 0);
    PatternScorer own = new PatternScorer(TaskMixTest.mix(1, cpuOnly));
    assertThat(own.offer(FRESH, cpuOnly).score()).isFinite();
  }

  private static double part(Score score, String name) {
    return score.parts().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(Score.Part::value)
        .sum();
  }
}
