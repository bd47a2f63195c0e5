package dev.orrery.operator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.operator.role.Health;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthBoardTest {

  @Test
  void oneThatWaitsMakesAllWaitAndIsNamed() {
    HealthBoard board =
        new HealthBoard(
            Map.of(
                "scheduler", () -> Health.waiting("reads the cluster"),
                "controllers", () -> Health.ready("reconciles")));

    assertThat(board.all())
        .isEqualTo(Health.waiting("controllers: reconciles\nscheduler: reads the cluster\n"));
  }

  @Test
  void allReadyIsReady() {
    assertThat(new HealthBoard(Map.of("a", () -> Health.ready("works"))).all().ready()).isTrue();
  }
}
