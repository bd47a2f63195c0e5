package dev.orrery.bench.openb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orrery.bench.BenchException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final Replay replay =
      new Replay(
          List.of(
              new OpenbTrace.Machine("n0", 8000, 1000, 2, "T4"),
              new OpenbTrace.Machine("n1", 4000, 1000, 1, "A10")));

  @Test
  void honestRunAddsUp() {
    replay.step(pod(2000, 10, 1, 470), new Replay.Place(0, List.of(1)));
    replay.step(pod(2000, 10, 1, 530), new Replay.Place(0, List.of(1)));
    replay.step(pod(2000, 10, 1, 1000), new Replay.Place(0, List.of(0)));
    replay.step(pod(2000, 10, 0, 0), new Replay.Place(1, List.of()));
    replay.step(pod(2000, 10, 2, 1000), null);
    assertThat(replay.allocated()).isEqualTo(2000);
    assertThat(replay.placed()).isEqualTo(4);
  }

  @Test
  void overCommittedResourcesAreFound() {
    refused("CPU of n1", pod(4001, 0, 0, 0), new Replay.Place(1, List.of()));
    refused("memory of n0", pod(0, 1001, 0, 0), new Replay.Place(0, List.of()));
  }

  @Test
  void deviceGivenTwiceIsFound() {
    replay.step(pod(0, 0, 1, 600), new Replay.Place(1, List.of(0)));
    refused("over-commits GPU 0 of n1", pod(0, 0, 1, 401), new Replay.Place(1, List.of(0)));
  }

  @Test
  void wrongDevicesAreFound() {
    refused("got GPUs [0]", pod(0, 0, 2, 1000), new Replay.Place(0, List.of(0)));
    refused("got GPUs [0, 0]", pod(0, 0, 2, 1000), new Replay.Place(0, List.of(0, 0)));
    refused("got GPU 2", pod(0, 0, 1, 1000), new Replay.Place(0, List.of(2)));
    refused("node number 2", pod(0, 0, 0, 0), new Replay.Place(2, List.of()));
    OpenbTrace.Task picky = new OpenbTrace.Task("p", 0, 0, 1, 1000, Set.of("A10"));
    refused("model T4", picky, new Replay.Place(0, List.of(0)));
  }

  @Test
  void podThatFitsMustNotBeDropped() {
    refused("dropped though it fits on n0", pod(8000, 1000, 2, 1000), null);
    OpenbTrace.Task picky = new OpenbTrace.Task("p", 0, 0, 2, 1000, Set.of("A10"));
    replay.step(picky, null);
    assertThat(replay.placed()).isZero();
  }

  private void refused(String what, OpenbTrace.Task pod, Replay.@Nullable Place place) {
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> replay.step(pod, place))
        .withMessageContaining(what)
        .satisfies(wrong -> assertThat(wrong.exitCode()).isEqualTo(1));
  }

  private static OpenbTrace.Task pod(int cpu, int memory, int gpus, int milli) {
    return new OpenbTrace.Task("p", cpu, memory, gpus, milli, Set.of());
  }
}
