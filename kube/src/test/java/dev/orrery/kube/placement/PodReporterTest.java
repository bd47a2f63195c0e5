package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.orrery.kube.pod.PodState.Verdict;
import dev.orrery.kube.write.ServerStatus;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.scheduler.loop.PendingReason;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodReporterTest {

  private static final WriteResult DONE = new WriteResult.Applied(MissingNode.getInstance());

  private final RecordedWriter writer = new RecordedWriter();
  private final Map<PodKey, Verdict> standing = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PodReporter reporter =
      new PodReporter(writer, standing::get, () -> now, Runnable::run);
  private final Pod pod = Decisions.pod("web");

  @Test
  void aPodThatWaitsGetsItsConditionAndAnEvent() {
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 3 nodes fit");
    assertThat(conditions())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.uid()).isEqualTo("uid-web");
              assertThat(condition.type()).isEqualTo("PodScheduled");
              assertThat(condition.status()).isEqualTo("False");
              assertThat(condition.reason()).isEqualTo("Unschedulable");
              assertThat(condition.message()).isEqualTo("0 of 3 nodes fit");
              assertThat(condition.transition()).isEqualTo(now);
            });
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.event().reason()).isEqualTo("FailedScheduling");
              assertThat(event.event().warning()).isTrue();
              assertThat(event.event().note()).isEqualTo("0 of 3 nodes fit");
            });
  }

  @Test
  void whatStandsThereAlreadyIsNotRepeated() {
    standing.put(pod.key(), new Verdict("Unschedulable", "0 of 3 nodes fit"));
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 3 nodes fit");
    assertThat(writer.sent).isEmpty();
  }

  @Test
  void afterARestartAnotherMessageOfTheSameReasonIsNoNewEvent() {
    standing.put(pod.key(), new Verdict("Unschedulable", "0 of 2 nodes fit"));
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 3 nodes fit");
    assertThat(conditions())
        .singleElement()
        .satisfies(condition -> assertThat(condition.transition()).isNull());
    assertThat(events()).isEmpty();
  }

  @Test
  void aMessageThatKeepsChangingIsAnEventOnceAMinuteAtMost() {
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 3 nodes fit");
    writer.answerAll(DONE);
    now = now.plusSeconds(59);
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 4 nodes fit");
    writer.answerAll(DONE);
    assertThat(events()).hasSize(1);
    now = now.plus(Duration.ofSeconds(1));
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 5 nodes fit");
    writer.answerAll(DONE);
    assertThat(events()).hasSize(2);
    assertThat(conditions()).hasSize(3);
  }

  @Test
  void anotherReasonIsAnEventAtOnce() {
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "a");
    reporter.pending(pod, PendingReason.UNKNOWN_RULE, "b");
    writer.answerAll(DONE);
    writer.answerAll(DONE);
    assertThat(events()).extracting(event -> event.event().note()).containsExactly("a", "b");
    assertThat(conditions())
        .extracting(Write.PodCondition::reason)
        .containsExactly("Unschedulable", "PlacementUnknownRule");
  }

  @Test
  void gatesAreNoNews() {
    reporter.pending(pod, PendingReason.GATED, "gate a");
    assertThat(conditions()).hasSize(1);
    writer.answerAll(DONE);
    assertThat(events()).isEmpty();
  }

  @Test
  void watchingOnlyIsNoWarning() {
    reporter.pending(pod, PendingReason.OBSERVING, "mode Observe");
    assertThat(events())
        .singleElement()
        .satisfies(event -> assertThat(event.event().warning()).isFalse());
  }

  @Test
  void aPlacedPodGetsAnEventThatNamesTheNodeAndTheNextBest() {
    reporter.placed(pod, Decisions.on(pod, "n1"));
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.event().reason()).isEqualTo("Scheduled");
              assertThat(event.event().warning()).isFalse();
              assertThat(event.event().note())
                  .isEqualTo("Placed shop/web on n1 (next best second)");
            });
  }

  @Test
  void fewAreUnderWayAtATimeAndTheLatestConditionOfAPodReplacesTheWaitingOne() {
    Pod other = Decisions.pod("other");
    reporter.placed(other, Decisions.on(other, "n1"));
    reporter.placed(Decisions.pod("third"), Decisions.on(pod, "n1"));
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "old");
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "new");
    assertThat(writer.sent).hasSize(2);
    writer.answer(0, DONE);
    assertThat(writer.sent).hasSize(3);
    assertThat(conditions()).extracting(Write.PodCondition::message).containsExactly("new");
  }

  @Test
  void whatWaitedUntilThePodWasPlacedIsNotSaid() {
    for (String first : List.of("other", "third")) {
      Pod one = Decisions.pod(first);
      reporter.placed(one, Decisions.on(one, "n1"));
    }
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 3 nodes fit");
    reporter.placed(pod, Decisions.on(pod, "n1"));
    for (int i = 0; i < 4; i++) {
      writer.answerAll(DONE);
    }

    assertThat(conditions()).isEmpty();
    assertThat(events()).last().extracting(event -> event.event().reason()).isEqualTo("Scheduled");
  }

  @Test
  void whatTheServerDidNotTakeIsCounted() {
    reporter.placed(pod, Decisions.on(pod, "n1"));
    writer.answer(0, new WriteResult.Refused(new ServerStatus(403, "Forbidden", "no", null)));
    assertThat(reporter.lost()).isEqualTo(1);
    assertThat(reporter.sent()).isZero();
  }

  @Test
  void overTheBoundEventsAreDroppedAndCounted() {
    for (int i = 0; i < 20_010; i++) {
      Pod one = Decisions.pod("p" + i);
      reporter.placed(one, Decisions.on(one, "n1"));
    }
    assertThat(reporter.waiting()).isEqualTo(20_000);
    assertThat(reporter.lost()).isEqualTo(8);
  }

  private List<Write.PodCondition> conditions() {
    return writer.sent.stream()
        .filter(Write.PodCondition.class::isInstance)
        .map(Write.PodCondition.class::cast)
        .toList();
  }

  private List<Write.Report> events() {
    return writer.sent.stream()
        .filter(Write.Report.class::isInstance)
        .map(Write.Report.class::cast)
        .toList();
  }
}
