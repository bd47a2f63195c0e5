package dev.orrery.bench.openb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final OpenbTrace TRACE =
      new OpenbTrace(
          IntStream.range(0, 20)
              .mapToObj(i -> new OpenbTrace.Machine("n" + i, 64_000, 1000, 4, "T4"))
              .toList(),
          IntStream.range(0, 50)
              .mapToObj(i -> new OpenbTrace.Task("p" + i, 1000, 10, 1, 20 * (i + 1), Set.of()))
              .toList());

  @Test
  void allPodsComeOnceThenSomeAgainUpTo130Percent() {
    Arrivals arrivals = Arrivals.draw(TRACE, 42);
    assertThat(arrivals.pods().subList(0, 50)).containsExactlyInAnyOrderElementsOf(TRACE.pods());
    List<OpenbTrace.Task> pods = arrivals.pods();
    long asked = pods.stream().mapToLong(OpenbTrace.Task::gpuMilli).sum();
    assertThat(asked).isBetween(104_000L, 104_000L + pods.getLast().gpuMilli());
    assertThat(asked - pods.getLast().gpuMilli()).isLessThan(104_000L);
    assertThat(arrivals.nodes()).containsExactlyInAnyOrderElementsOf(TRACE.nodes());
  }

  @Test
  void theSeedDecidesAll() {
    assertThat(Arrivals.draw(TRACE, 42)).isEqualTo(Arrivals.draw(TRACE, 42));
    assertThat(Arrivals.draw(TRACE, 42).pods()).isNotEqualTo(Arrivals.draw(TRACE, 43).pods());
    assertThat(Arrivals.draw(TRACE, 42).nodes()).isNotEqualTo(Arrivals.draw(TRACE, 43).nodes());
  }
}
