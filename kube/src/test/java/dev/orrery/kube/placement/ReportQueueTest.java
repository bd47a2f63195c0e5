package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportQueueTest {

  private static final WriteResult LOST = new WriteResult.Unknown("no answer");
  private static final WriteResult DONE = new WriteResult.Applied(MissingNode.getInstance());

  private final RecordedWriter writer = new RecordedWriter();
  private final List<Duration> pauses = new ArrayList<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final ReportQueue queue =
      new ReportQueue(
          writer,
          Runnable::run,
          (pause, act) -> {
            pauses.add(pause);
            waiting.add(act);
          },
          1,
          10);
  private @Nullable Write toSay = condition("a");

  @Test
  void whatHasToBeSaidIsTriedForEverAtPausesThatGrowToAMinute() {
    queue.add("a", true, () -> toSay);
    for (int i = 0; i < 20; i++) {
      writer.answer(i, LOST);
      waiting.remove().run();
    }
    writer.answer(20, DONE);

    assertThat(pauses)
        .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
        .endsWith(Duration.ofSeconds(60), Duration.ofSeconds(60));
    assertThat(queue.sent()).isEqualTo(1);
    assertThat(queue.lost()).isZero();
  }

  @Test
  void whatIsNoLongerSoIsNotSaidLater() {
    queue.add("a", true, () -> toSay);
    queue.add("b", false, () -> condition("b"));
    writer.answer(0, LOST);
    writer.answer(1, DONE);
    toSay = null;
    waiting.remove().run();
    queue.add("c", false, () -> condition("c"));

    assertThat(writer.sent)
        .extracting(write -> ((Write.PodCondition) write).pod())
        .containsExactly("a", "b", "c");
  }

  @Test
  void whatNeedNotBeSaidIsTriedOnce() {
    queue.add("a", false, () -> toSay);
    writer.answer(0, LOST);

    assertThat(pauses).isEmpty();
    assertThat(queue.lost()).isEqualTo(1);
  }

  private static Write condition(String pod) {
    return new Write.PodCondition(
        new WritePoint("scheduler", "report-pending"),
        "shop",
        pod,
        "uid",
        "PodScheduled",
        "False",
        "Unschedulable",
        "0 of 3 nodes fit",
        null);
  }
}
