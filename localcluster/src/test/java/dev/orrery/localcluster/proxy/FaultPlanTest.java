package dev.orrery.localcluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.plan.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static final ApiCall GET_POD = ApiCall.of("GET", "/api/v1/namespaces/a/pods/p", "me");
  private static final ApiCall BIND =
      ApiCall.of("POST", "/api/v1/namespaces/a/pods/p/binding", "me (placer.bind)");
  private static final Fault BUSY = new Fault.Answer(503, "ServiceUnavailable", null);

  @Test
  void strikesOnceAtTheOneThatIsMeant() {
    FaultPlan plan = new FaultPlan(new Seed(1), _ -> {});
    ActiveRule rule = plan.add(Rule.once("r", CallMatch.verbs(Verb.CREATE), BUSY, 2));

    List<Boolean> struck = IntStream.range(0, 5).mapToObj(_ -> plan.befalls(BIND) != null).toList();

    assertThat(plan.befalls(GET_POD)).isNull();
    assertThat(struck).containsExactly(false, false, true, false, false);
    assertThat(rule.struck()).isEqualTo(1);
  }

  @Test
  void aTargetWithoutSubresourceMeansAllOfThem() {
    CallMatch pods = CallMatch.ALL.of("pods");

    assertThat(pods.test(BIND)).isTrue();
    assertThat(pods.test(GET_POD)).isTrue();
    assertThat(CallMatch.ALL.of("pods/binding").test(GET_POD)).isFalse();
    assertThat(CallMatch.ALL.by("placer.bind").in("a").named("p").test(BIND)).isTrue();
    assertThat(CallMatch.ALL.in("b").test(BIND)).isFalse();
  }

  @Test
  void chanceFollowsTheSeed() {
    assertThat(strikes(7)).isEqualTo(strikes(7)).isNotEqualTo(strikes(8));
    assertThat(strikes(7).stream().filter(struck -> struck).count()).isBetween(250L, 350L);
  }

  @Test
  void aRuleTakenOutIsOut() {
    FaultPlan plan = new FaultPlan(new Seed(1), _ -> {});
    ActiveRule rule = plan.add(Rule.always("r", CallMatch.ALL, BUSY));

    assertThat(plan.befalls(GET_POD)).isSameAs(rule);
    rule.close();

    assertThat(plan.befalls(GET_POD)).isNull();
    assertThat(rule.inForce()).isFalse();
  }

  @Test
  void lossAndDoublingSpareBookmarks() {
    FaultPlan plan = new FaultPlan(new Seed(1), _ -> {});
    ApiCall watch = ApiCall.of("GET", "/api/v1/pods?watch=1", "me");
    plan.add(Rule.always("r", CallMatch.ALL, new Fault.Drop()));

    assertThat(plan.befalls(watch, new WatchEvent("BOOKMARK", "", "", 5))).isNull();
    assertThat(plan.befalls(watch, new WatchEvent("ADDED", "a", "p", 5))).isNotNull();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new Fault.Answer(200, "OK", null)).hasMessageContaining("code is 200");
    assertThatThrownBy(() -> Rule.always("r", CallMatch.ALL, BUSY).withProbability(1.5))
        .hasMessageContaining("probability is 1.5");
    assertThatThrownBy(() -> new Fault.SlowBody(0)).hasMessageContaining("bytesPerSecond is 0");
  }

  private static List<Boolean> strikes(long seed) {
    FaultPlan plan = new FaultPlan(new Seed(seed), _ -> {});
    plan.add(Rule.always("r", CallMatch.ALL, BUSY).withProbability(0.3));
    return IntStream.range(0, 1000).mapToObj(_ -> plan.befalls(GET_POD) != null).toList();
  }
}
