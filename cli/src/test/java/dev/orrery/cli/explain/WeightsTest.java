package dev.orrery.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.scheduler.score.Weights;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  void aControlPlaneThatSaysNothingHasTheStandardWeights() throws JsonProcessingException {
    assertThat(of("{}")).isEqualTo(Weights.DEFAULT);
    assertThat(of("{\"packing\":10,\"fragmentation\":10,\"preferences\":10}"))
        .isEqualTo(Weights.DEFAULT);
  }

  @Test
  void aGoalScalesItsPartsOfTheScore() throws JsonProcessingException {
    Weights weights = of("{\"packing\":30,\"preferences\":0}");
    assertThat(weights.packing()).isEqualTo(3 * Weights.DEFAULT.packing());
    assertThat(weights.opening()).isEqualTo(3 * Weights.DEFAULT.opening());
    assertThat(weights.balance()).isEqualTo(Weights.DEFAULT.balance());
    assertThat(weights.spread()).isZero();
  }

  private static Weights of(String weights) throws JsonProcessingException {
    return ExplainCommand.weights(
        new ObjectMapper().readTree("{\"spec\":{\"placement\":{\"weights\":" + weights + "}}}"));
  }
}
