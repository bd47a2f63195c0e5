package dev.orrery.e2e.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.e2e.OrreryCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * None of the attempts of a tenant reaches what is not his, and of each he is told. After each one
 * that the API server took, and after all of them, everything that is not his is as it was, the
 * operator has not ended, and the other tenant is served.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int LEAST = 40;
  private static final int LOG_ROOM = 64 << 10;
  private static final int SERIES_ROOM = 10;

  private final OrreryCluster cluster = OrreryCluster.up("tenant", Map.of(), "--nodes 6 --no-demo");
  private final OperatorView operator = new OperatorView(cluster);
  private Tenants tenants = Tenants.settle(cluster);
  private final OperatorView.Figures start = operator.figures();
  private Belongings before = tenants.belongings();

  @BeforeAll
  void settle() {
    tenants.othersAreServed();
    before = tenants.belongings();
  }

  @AfterAll
  void end() {
    try (OrreryCluster _ = cluster;
        Tenants last = tenants) {
      last.othersAreServed();
      unharmed(start);
    }
  }

  static List<Attack> attacks() {
    return Attack.all();
  }

  @Test
  void thereAreEnough() {
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void noneSucceeds(Attack attack) {
    OperatorView.Figures figures = operator.figures();
    try {
      Caller.Answer answer = new Caller.Answer(0, "", List.of());
      for (Step step : attack.steps()) {
        assertThat(answer.code()).as("a step before the last: %s", answer.body()).isLessThan(400);
        answer = await().atMost(PATIENCE).until(() -> tenants.take(step), TenantE2E::isThere);
      }
      String seen = seen(attack.outcome(), answer);
      if (!(attack.outcome() instanceof Attack.Outcome.Refused)) {
        tenants.othersAreServed();
        unharmed(figures);
      }
      System.out.printf("%-44s %s%n", attack.name(), seen);
    } catch (AssertionError | RuntimeException e) {
      System.out.printf("%-44s FAILED %s%n", attack.name(), cut(String.valueOf(e.getMessage())));
      throw e;
    } finally {
      tenants.cleanUp();
      operator.revive();
    }
  }

  /** The tests can fail: what a tenant may not do is seen when it is done. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "annotate owl/shop -n alice orrery.dev/pause=true | annotate owl/shop -n alice orrery.dev/pause-",
        "scale owl/shop -n alice --replicas=3 | scale owl/shop -n alice --replicas=2",
        "create configmap left -n orrery-system | delete configmap left -n orrery-system",
        "label deploy/agent -n mallory stolen=true | label deploy/agent -n mallory stolen-"
      })
  void whatIsDoneToOthersIsSeen(String harm, String undo) {
    cluster.kubectl(harm);
    try {
      assertThat(before.differences(tenants.belongings())).isNotEmpty();
    } finally {
      cluster.kubectl(undo);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(before.differences(tenants.belongings())).isEmpty());
    }
  }

  /** What a step is about may be made by the operator, which takes a moment. */
  private static boolean isThere(Caller.Answer answer) {
    return answer.code() != 404;
  }

  private String seen(Attack.Outcome outcome, Caller.Answer answer) {
    return switch (outcome) {
      case Attack.Outcome.Refused(int code, String words) -> {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        String message = message(answer);
        assertThat(message).contains(words);
        yield code + " " + cut(message);
      }
      case Attack.Outcome.Taken(int code, String words) -> {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.body()).contains(words);
        yield code + " " + cut(answer.body());
      }
      case Attack.Outcome.Warned(String words) -> {
        assertThat(answer.successful()).as(answer.body()).isTrue();
        assertThat(answer.warnings()).anySatisfy(one -> assertThat(one).contains(words));
        yield "warned: " + cut(answer.warnings().toString());
      }
      case Attack.Outcome.Told told -> {
        assertThat(answer.successful()).as(answer.body()).isTrue();
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .untilAsserted(
                () -> {
                  JsonNode condition = tenants.condition(told);
                  assertThat(condition.path("reason").asText())
                      .as("condition %s of %s: %s", told.type(), told.name(), condition)
                      .isEqualTo(told.reason());
                  assertThat(condition.path("message").asText()).contains(told.words());
                });
        yield "told: "
            + told.reason()
            + ": "
            + cut(tenants.condition(told).path("message").asText());
      }
    };
  }

  private static String message(Caller.Answer answer) {
    return answer.body().startsWith("{")
        ? OrreryCluster.json(answer.body()).path("message").asText()
        : answer.body();
  }

  private void unharmed(OperatorView.Figures figures) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(operator.ready()).as("the operator's readiness").startsWith("200"));
    assertThat(operator.runs()).as("the operator's process runs").isTrue();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(before.differences(tenants.belongings())).isEmpty());
    OperatorView.Figures now = operator.figures();
    assertThat(now.series() - figures.series()).as("new metric series").isLessThan(SERIES_ROOM);
    assertThat(now.logBytes() - figures.logBytes()).as("bytes logged").isLessThan(LOG_ROOM);
    assertThat(operator.log()).as("lines of the log").noneMatch(line -> line.startsWith("FORGED"));
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > 240 ? line.substring(0, 240) + "..." : line;
  }
}
