package dev.orrery.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private final List<String> started = new ArrayList<>();
  private final List<CompletableFuture<String>> open = new ArrayList<>();

  @Test
  void aBindingGoesBeforeWhatWaitedLonger() {
    InFlight inFlight = new InFlight(1);
    submit(inFlight, Write.Urgency.STATE, "a");
    submit(inFlight, Write.Urgency.REPORT, "report");
    submit(inFlight, Write.Urgency.STATE, "b");
    submit(inFlight, Write.Urgency.BINDING, "bind");
    assertThat(started).containsExactly("a");

    for (int i = 0; i < 4; i++) {
      open.get(i).complete("done");
    }

    assertThat(started).containsExactly("a", "bind", "b", "report");
    assertThat(inFlight.waiting()).isZero();
  }

  @Test
  void reportsLeaveHalfOfThePlaces() {
    InFlight inFlight = new InFlight(4);
    IntStream.range(0, 5).forEach(i -> submit(inFlight, Write.Urgency.REPORT, "r" + i));
    submit(inFlight, Write.Urgency.BINDING, "bind");

    assertThat(started).containsExactly("r0", "r1", "bind");
    assertThat(inFlight.waiting()).isEqualTo(3);
  }

  @Test
  void aFailureFreesThePlace() {
    InFlight inFlight = new InFlight(1);
    CompletableFuture<String> failed =
        inFlight.submit(
            Write.Urgency.STATE,
            () -> {
              throw new IllegalStateException("no");
            });
    submit(inFlight, Write.Urgency.STATE, "next");

    assertThat(failed).isCompletedExceptionally();
    assertThat(started).containsExactly("next");
  }

  @Test
  void manyThatEndAtOnceDoNotNest() {
    InFlight inFlight = new InFlight(1);
    CompletableFuture<String> first = new CompletableFuture<>();
    var _ = inFlight.submit(Write.Urgency.STATE, () -> first);
    List<CompletableFuture<String>> all =
        IntStream.range(0, 100_000)
            .mapToObj(
                _ ->
                    inFlight.submit(
                        Write.Urgency.STATE, () -> CompletableFuture.completedFuture("x")))
            .toList();

    first.complete("go");

    assertThat(all).allMatch(CompletableFuture::isDone);
  }

  private void submit(InFlight inFlight, Write.Urgency urgency, String name) {
    var _ =
        inFlight.submit(
            urgency,
            () -> {
              started.add(name);
              CompletableFuture<String> running = new CompletableFuture<>();
              open.add(running);
              return running;
            });
  }
}
