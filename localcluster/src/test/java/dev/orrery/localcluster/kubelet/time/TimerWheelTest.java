package dev.orrery.localcluster.kubelet.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

  private final TimerWheel wheel = new TimerWheel(1_000_000, 50);
  private final List<String> fired = new ArrayList<>();

  @Test
  void aTimerFiresOnceAndNeverEarly() {
    set("a", 1_000_120);

    wheel.advance(1_000_119);
    assertThat(fired).isEmpty();
    wheel.advance(1_000_150);
    wheel.advance(2_000_000);
    assertThat(fired).containsExactly("a");
  }

  @Test
  void whatIsPastFiresAtTheNextTick() {
    set("late", 5);

    wheel.advance(1_000_050);

    assertThat(fired).containsExactly("late");
  }

  @Test
  void aTimerFurtherAwayThanOneTurnWaits() {
    long far = 1_000_000 + 50 * 1_024 * 3 + 10;
    set("far", far);

    for (long now = 1_000_000; now < far; now += 500) {
      wheel.advance(now);
    }
    assertThat(fired).isEmpty();
    wheel.advance(far + 50);
    assertThat(fired).containsExactly("far");
  }

  @Test
  void aCancelledTimerNeverFires() {
    set("a", 1_000_100).cancel();

    wheel.advance(1_001_000);

    assertThat(fired).isEmpty();
  }

  @Test
  void aTimerSetWhileFiringFiresInItsOwnTime() {
    wheel.at(1_000_100, () -> set("second", 1_000_300));

    wheel.advance(1_000_200);
    assertThat(fired).isEmpty();
    wheel.advance(1_000_300);
    assertThat(fired).containsExactly("second");
  }

  @Test
  void nothingIsLostOverALongSleep() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 1_000; i++) {
      set("t" + i, 1_000_000 + random.nextLong(200_000));
    }

    wheel.advance(1_300_000);

    assertThat(fired).hasSize(1_000);
  }

  private TimerWheel.Timer set(String name, long at) {
    return wheel.at(at, () -> fired.add(name));
  }
}
