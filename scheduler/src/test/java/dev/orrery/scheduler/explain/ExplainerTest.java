package dev.orrery.scheduler.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.SpreadConstraint;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.score.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final String HOST = "kubernetes.io/hostname";

  private final List<Node> nodes = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();

  private void node(String name, long cpu, Taint... taints) {
    nodes.add(
        new Node(
            name,
            Map.of(HOST, name, "zone", name.substring(0, 1)),
            List.of(taints),
            false,
            new Resources(Map.of(Resources.CPU, cpu, Resources.MEMORY, 1L << 34, "pods", 10L))));
  }

  private Pod pod(String name, @Nullable String node, PodShape shape) {
    var pod =
        new Pod(new PodKey("default", name, name), shape, node, null, Pod.Phase.PENDING, 0, null);
    pods.add(pod);
    return pod;
  }

  private static PodShape shape(
      long cpu,
      List<HostPort> ports,
      Map<String, String> selector,
      List<SpreadConstraint> spread,
      List<PodAffinity.Term> keepAway) {
    return new PodShape(
        "default",
        Map.of("app", "web"),
        "orrery",
        0,
        new Resources(Map.of(Resources.CPU, cpu, Resources.MEMORY, 1L << 30, "pods", 1L)),
        ports,
        selector,
        NodeAffinity.NONE,
        List.of(),
        spread,
        PodAffinity.NONE,
        new PodAffinity(keepAway, List.of()),
        List.of(),
        List.of());
  }

  private static PodShape plain(long cpu) {
    return shape(cpu, List.of(), Map.of(), List.of(), List.of());
  }

  private static LabelSelector app(String app) {
    return LabelSelector.of(List.of(new Requirement("app", Requirement.Operator.IN, List.of(app))));
  }

  private static PodAffinity.Term away(String app) {
    return new PodAffinity.Term(app(app), Set.of("default"), null, HOST);
  }

  private PodExplanation explain(Pod pod) {
    return new Explainer(new Snapshot(0, nodes, pods, Map.of()), Weights.DEFAULT)
        .explain(pod, null);
  }

  private List<String> changes(Pod pod) {
    return explain(pod).smallestChange().stream().map(Change::text).toList();
  }

  @Test
  void aPlacedPodIsComparedWithTheNodesThatWouldTakeItNow() {
    node("a", 4000);
    node("b", 4000);
    node("c", 500);
    pod("other", "a", plain(2000));
    Pod pod = pod("pod", "b", plain(1000));
    PodExplanation explanation = explain(pod);
    assertThat(explanation.candidates()).extracting(c -> c.node()).containsExactly("a", "b");
    assertThat(explanation.hereRank()).isEqualTo(2);
    assertThat(explanation.behindBest(explanation.candidates().get(1))).isPositive();
    assertThat(explanation.summary())
        .isEqualTo(
            "on b, placed by orrery; it is number 2 of 2 nodes that admit it,"
                + " Orrery would choose a");
    assertThat(explanation.diagnosis().message())
        .isEqualTo("2 of 3 nodes fit: 1 cpu (short by 0.5 cores)");
  }

  @Test
  void theSmallestChangeTakesTheNodeThatIsLeastShort() {
    node("a", 3000);
    node("b", 3500);
    Pod pod = pod("pod", null, plain(4000));
    assertThat(changes(pod)).containsExactly("cpu request 4 -> 3.5");
    assertThat(explain(pod).summary())
        .endsWith("The smallest change that admits it: cpu request 4 -> 3.5");
  }

  @Test
  void fewerFieldsBeatSmallerOnes() {
    node("a", 2000);
    node("b", 3900, new Taint("gpu", "true", Taint.Effect.NO_SCHEDULE));
    Pod pod = pod("pod", null, plain(4000));
    assertThat(changes(pod)).containsExactly("cpu request 4 -> 2");
  }

  @Test
  void aTaintIsTolerated() {
    node("a", 4000, new Taint("gpu", "true", Taint.Effect.NO_SCHEDULE));
    assertThat(changes(pod("pod", null, plain(1000))))
        .containsExactly("tolerate gpu=true:NoSchedule");
  }

  @Test
  void selectorsPortsTermsAndSkewsAreNamed() {
    node("a", 4000);
    pod("there", "a", shape(100, List.of(port()), Map.of(), List.of(), List.of()));
    assertThat(changes(pod("p", null, shape(1, List.of(port()), Map.of(), List.of(), List.of()))))
        .containsExactly("remove host port TCP/80");
    assertThat(
            changes(pod("q", null, shape(1, List.of(), Map.of("disk", "x"), List.of(), List.of()))))
        .containsExactly("remove node selector disk=x");
    assertThat(
            changes(
                pod(
                    "r",
                    null,
                    shape(1, List.of(), Map.of(), List.of(), List.of(away("db"), away("web"))))))
        .containsExactly("remove anti-affinity term 2");
    var spread = new SpreadConstraint(1, HOST, true, app("web"), 2, true, false);
    assertThat(changes(pod("s", null, shape(1, List.of(), Map.of(), List.of(spread), List.of()))))
        .containsExactly(
            "whenUnsatisfiable of spread constraint 1 DoNotSchedule -> ScheduleAnyway");
    var wide = new SpreadConstraint(2, HOST, true, app("web"), 2, true, false);
    pod("more", "a", plain(1));
    assertThat(changes(pod("t", null, shape(1, List.of(), Map.of(), List.of(wide), List.of()))))
        .containsExactly("maxSkew of spread constraint 1 2 -> 3");
  }

  @Test
  void nothingIsProposedThatThePodsOwnFieldsCannotChange() {
    node("a", 4000);
    pod("guard", "a", shape(1, List.of(), Map.of(), List.of(), List.of(away("web"))));
    Pod pod = pod("pod", null, plain(1));
    assertThat(changes(pod)).isEmpty();
    assertThat(explain(pod).diagnosis().groups().getFirst().text())
        .isEqualTo("1 anti-affinity of pods there kubernetes.io/hostname");
  }

  @Test
  void fiveHundredTermsAreNoTrouble() {
    for (int i = 0; i < 300; i++) {
      node("n" + i, 4000);
    }
    List<PodAffinity.Term> terms = new ArrayList<>();
    for (int i = 0; i < 499; i++) {
      terms.add(away("app" + i));
    }
    terms.add(away("web"));
    for (int i = 0; i < 300; i++) {
      pod("p" + i, "n" + i, plain(1));
    }
    Pod pod = pod("pod", null, shape(1, List.of(), Map.of(), List.of(), terms));
    assertThat(changes(pod)).containsExactly("remove anti-affinity term 500");
  }

  private static HostPort port() {
    return new HostPort("TCP", HostPort.ANY_IP, 80);
  }
}
