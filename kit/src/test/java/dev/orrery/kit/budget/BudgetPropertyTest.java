package dev.orrery.kit.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random interleavings of up to eight holders and the reconciler, with crashes, lost and late
 * answers and stale reads: the limits are never exceeded, nothing is admitted or released twice,
 * nothing leaks.
 */
class BudgetPropertyTest {

  private static final int INTERLEAVINGS = 10_000;

  @Test
  void theLimitsHoldAndNothingLeaks() {
    long held = 0;
    long ended = 0;
    long crashes = 0;
    long lost = 0;
    long frozen = 0;
    for (long seed = 0; seed < INTERLEAVINGS; seed++) {
      World world = new World(seed, ModelServer.Flaw.NONE);
      assertThat(world.run()).as("seed %d", seed).isEmpty();
      held += world.held;
      ended += world.ended;
      crashes += world.crashes;
      lost += world.server.lost() ? 1 : 0;
      frozen += world.server.windows.size();
    }
    // The runs were worth something: claims were held, lost and found.
    assertThat(held).isGreaterThan(INTERLEAVINGS);
    assertThat(ended).isGreaterThan(INTERLEAVINGS / 10);
    assertThat(crashes).isGreaterThan(INTERLEAVINGS / 2);
    assertThat(lost).isGreaterThan(INTERLEAVINGS / 20);
    assertThat(frozen).isGreaterThan(INTERLEAVINGS / 10);
  }

  /** A server that does not keep its word is found out: the property can fail. */
  @ParameterizedTest
  @EnumSource(value = ModelServer.Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aServerThatBreaksItsPromiseIsFound(ModelServer.Flaw flaw) {
    assertThat(World.firstFailure(INTERLEAVINGS, flaw)).isNotNull();
  }
}
