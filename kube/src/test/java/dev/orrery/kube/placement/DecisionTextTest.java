package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Score;
import dev.orrery.scheduler.place.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTextTest {

  private static final Decision DECISION = Decisions.on(Decisions.pod("web"), "first");

  @Test
  void isCompact() {
    assertThat(DecisionText.write(DECISION))
        .isEqualTo(
            "{\"node\":\"first\",\"version\":17,\"score\":{\"best-fit\":51.25,\"balance\":-3},"
                + "\"next\":{\"node\":\"second\",\"score\":{\"best-fit\":0.3333}}}");
  }

  @Test
  void isReadBackWithTheFirstRunnerUp() {
    Decision read = DecisionText.read(DECISION.pod(), DecisionText.write(DECISION));
    assertThat(read)
        .isEqualTo(
            new Decision(
                DECISION.pod(),
                "first",
                DECISION.score(),
                List.of(
                    new Decision.Candidate(
                        "second", new Score(List.of(new Score.Part("best-fit", 0.3333))))),
                17));
  }

  @Test
  void aLoneNodeHasNoNext() {
    Decision alone = new Decision(DECISION.pod(), "only", new Score(List.of()), List.of(), 1);
    assertThat(DecisionText.write(alone))
        .isEqualTo("{\"node\":\"only\",\"version\":1,\"score\":{}}");
    assertThat(DecisionText.read(DECISION.pod(), DecisionText.write(alone))).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "{}",
        "[]",
        "{\"node\":\"a\",\"score\":3}",
        "{\"node\":\"a\",\"score\":{\"x\":\"y\"}}",
        "{\"node\":\"a\",\"version\":\"x\"}",
        "{\"node\":\"\\u001b[2J\",\"score\":{}}",
        "{\"node\":\"a\",\"score\":{\"\\u001b[31mbest\":1}}",
        "{\"node\":\"a\",\"score\":{},\"next\":{\"node\":\"a b\"}}",
        "{\"node\":"
      })
  void whatSomebodyElseWroteThereIsNoDecision(String text) {
    assertThat(DecisionText.read(DECISION.pod(), text)).isNull();
  }
}
