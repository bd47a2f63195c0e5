package dev.orrery.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

  @Test
  void totalIsTheSumOfTheParts() {
    var score = new Score(List.of(new Score.Part("best-fit", 2.5), new Score.Part("spread", -1)));
    assertThat(score.total()).isEqualTo(1.5);
  }

  @Test
  void laterChangesOfTheListDoNotReachTheScore() {
    var parts = new ArrayList<>(List.of(new Score.Part("best-fit", 1)));
    var score = new Score(parts);
    parts.clear();
    assertThat(score.parts()).hasSize(1);
  }
}
