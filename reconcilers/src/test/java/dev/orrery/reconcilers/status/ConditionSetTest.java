package dev.orrery.reconcilers.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.condition.Condition;
import dev.orrery.crds.condition.ConditionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionSetTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.8Z");
  private static final Condition OLD =
      new Condition("Ready", ConditionStatus.FALSE, 1L, "2026-01-01T00:00:00Z", "Waiting", "one");

  @Test
  void theTransitionTimeStaysWhileTheStatusDoes() {
    var same = new ConditionSet(List.of(OLD), 2, NOW).set("Ready", Verdict.notYet("Other", "two"));
    assertThat(same.list())
        .containsExactly(
            new Condition(
                "Ready", ConditionStatus.FALSE, 2L, "2026-01-01T00:00:00Z", "Other", "two"));
    var changed = new ConditionSet(List.of(OLD), 2, NOW).set("Ready", Verdict.yes("Ready", ""));
    assertThat(changed.list())
        .singleElement()
        .extracting(Condition::lastTransitionTime)
        .isEqualTo("2026-03-04T05:06:07Z");
  }

  @Test
  void whatIsNotSetIsGoneAndTheListIsSorted() {
    var set =
        new ConditionSet(List.of(OLD), 1, NOW)
            .set("Placed", Verdict.yes("AllPlaced", ""))
            .set("Accepted", Verdict.unknown("WriteUnknown", ""))
            .setWhile(false, "Stalled", "No", "");
    assertThat(set.list()).extracting(Condition::type).containsExactly("Accepted", "Placed");
    assertThat(set.before("Ready")).isEqualTo(OLD);
    assertThat(set.now("Ready")).isNull();
  }

  @Test
  void aMessageThatIsTooLongIsCut() {
    var set =
        new ConditionSet(null, 1, NOW).set("Ready", Verdict.stuck("Invalid", "x".repeat(40_000)));
    assertThat(set.list().getFirst().message()).hasSize(4_096);
  }
}
