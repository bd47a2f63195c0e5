package dev.orrery.scheduler.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Requirement.Operator;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeRulesTest {

  private static final Taint GPU = new Taint("gpu", "true", Taint.Effect.NO_SCHEDULE);
  private static final Taint OLD = new Taint("old", "", Taint.Effect.PREFER_NO_SCHEDULE);
  private static final Taint DOWN = new Taint("down", "", Taint.Effect.NO_EXECUTE);

  private static Node node(boolean cordoned, Taint... taints) {
    return new Node(
        "a", Map.of("disk", "ssd", "rack", "3"), List.of(taints), cordoned, Resources.NONE);
  }

  private static Toleration exists(String key) {
    return new Toleration(key, Toleration.Operator.EXISTS, "", null);
  }

  private static NodeAffinity.Term term(List<Requirement> labels, List<Requirement> fields) {
    return new NodeAffinity.Term(labels, fields);
  }

  @ParameterizedTest
  @CsvSource({"disk, ssd, true", "disk, hdd, false", "other, ssd, false"})
  void selectorNeedsTheLabel(String key, String value, boolean expected) {
    assertThat(NodeSelection.admits(Map.of(key, value), null, node(false))).isEqualTo(expected);
  }

  @Test
  void oneTermOfTheRequiredAffinityIsEnoughAndNoneMatchesNothing() {
    var hdd = term(List.of(new Requirement("disk", Operator.IN, List.of("hdd"))), List.of());
    var named =
        term(List.of(), List.of(new Requirement("metadata.name", Operator.IN, List.of("a"))));
    var both =
        term(
            List.of(new Requirement("rack", Operator.GT, List.of("3"))),
            List.of(new Requirement("metadata.name", Operator.IN, List.of("a"))));
    assertThat(NodeSelection.admits(Map.of(), List.of(hdd, named), node(false))).isTrue();
    assertThat(NodeSelection.admits(Map.of(), List.of(hdd), node(false))).isFalse();
    assertThat(NodeSelection.admits(Map.of(), List.of(both), node(false))).isFalse();
    assertThat(NodeSelection.admits(Map.of(), List.of(), node(false))).isFalse();
    assertThat(NodeSelection.admits(Map.of(), List.of(term(List.of(), List.of())), node(false)))
        .isFalse();
  }

  @Test
  void preferencesAreTheMatchedShareOfTheWeights() {
    var ssd = term(List.of(new Requirement("disk", Operator.IN, List.of("ssd"))), List.of());
    var far = term(List.of(new Requirement("rack", Operator.LT, List.of("3"))), List.of());
    assertThat(
            NodeSelection.preference(
                List.of(new NodeAffinity.Preferred(30, ssd), new NodeAffinity.Preferred(90, far)),
                node(false)))
        .isEqualTo(0.25);
  }

  @Test
  void taintsThatKeepAwayAreThoseOfTheHardEffects() {
    assertThat(Taints.untolerated(List.of(), node(false, GPU, OLD, DOWN)))
        .containsExactly(GPU, DOWN);
    assertThat(Taints.untolerated(List.of(exists("gpu")), node(false, GPU, DOWN)))
        .containsExactly(DOWN);
    assertThat(Taints.untolerated(List.of(exists("")), node(false, GPU, DOWN))).isEmpty();
    assertThat(Taints.avoided(List.of(), node(false, GPU, OLD))).isEqualTo(1);
    assertThat(Taints.avoided(List.of(exists("old")), node(false, GPU, OLD))).isZero();
  }

  @Test
  void aCordonIsBorneLikeItsTaint() {
    assertThat(Taints.admitsCordon(List.of(), node(false))).isTrue();
    assertThat(Taints.admitsCordon(List.of(), node(true))).isFalse();
    assertThat(Taints.admitsCordon(List.of(exists(Taints.CORDON.key())), node(true))).isTrue();
    assertThat(
            Taints.admitsCordon(
                List.of(
                    new Toleration(
                        Taints.CORDON.key(),
                        Toleration.Operator.EXISTS,
                        "",
                        Taint.Effect.NO_EXECUTE)),
                node(true)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, 0.0.0.0, 80, true",
    "TCP, 10.0.0.1, 80, true",
    "TCP, 10.0.0.2, 80, false",
    "UDP, 10.0.0.1, 80, false",
    "TCP, 10.0.0.1, 81, false",
  })
  void portsClashByProtocolNumberAndAddress(
      String protocol, String ip, int port, boolean expected) {
    List<HostPort> taken = List.of(new HostPort("TCP", "10.0.0.1", 80));
    assertThat(HostPorts.conflicts(List.of(new HostPort(protocol, ip, port)), taken))
        .hasSize(expected ? 1 : 0);
  }
}
