package dev.orrery.localcluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RevisionClockTest {

  private static final Duration LAG = Duration.ofSeconds(5);

  private final AtomicLong now = new AtomicLong();
  private final RevisionClock clock = new RevisionClock(now::get);

  @Test
  void showsTheRevisionOfThatTime() {
    for (int second = 0; second <= 10; second++) {
      now.set(Duration.ofSeconds(second).toNanos());
      clock.saw(100 + second);
    }

    assertThat(clock.before(LAG)).isEqualTo(105);
    assertThat(clock.older(105, LAG)).isTrue();
    assertThat(clock.older(106, LAG)).isFalse();
  }

  @Test
  void beginsWithTheFirstRevisionSeen() {
    clock.saw(100);
    now.set(Duration.ofSeconds(1).toNanos());
    clock.saw(200);

    assertThat(clock.before(LAG)).isEqualTo(100);
    assertThat(clock.older(100, LAG)).isTrue();
    assertThat(clock.older(101, LAG)).isFalse();
  }
}
