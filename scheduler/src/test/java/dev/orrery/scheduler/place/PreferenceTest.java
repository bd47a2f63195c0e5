package dev.orrery.scheduler.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Score;
import dev.orrery.scheduler.fleet.Fleet;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is preferred outweighs packing: without it every pod here goes to the fuller node. */
class PreferenceTest {

  private static final String ZONE = "zone";

  private final Fleet fleet = new Fleet();
  private final Placer placer = new Placer(fleet, Weights.DEFAULT);
  private int pods;

  private void node(String name, String zone, long devices, Taint... taints) {
    Map<String, Long> room =
        new HashMap<>(
            Map.of(Resources.CPU, 4000L, Resources.MEMORY, 1L << 34, Resources.PODS, 10L));
    room.put("example.com/device", devices);
    fleet.putNode(new Node(name, Map.of(ZONE, zone), List.of(taints), false, new Resources(room)));
  }

  private Pod pod(PodShape shape) {
    String name = "p" + pods++;
    return new Pod(
        new PodKey("default", name, name), shape, null, null, Pod.Phase.PENDING, pods, null);
  }

  private Decision place(PodShape shape) {
    Pod pod = pod(shape);
    return Objects.requireNonNull(placer.place(pod, fleet.acquire(pod.shape())));
  }

  private void fill(String node, PodShape shape) {
    fleet.put(pod(shape), node);
  }

  private static PodShape shape(
      String app,
      NodeAffinity nodes,
      List<SpreadConstraint> spread,
      PodAffinity near,
      PodAffinity away) {
    return new PodShape(
        "default",
        Map.of("app", app),
        "orrery",
        0,
        new Resources(Map.of(Resources.CPU, 1000L, Resources.MEMORY, 1L << 32, Resources.PODS, 1L)),
        List.of(),
        Map.of(),
        nodes,
        List.of(),
        spread,
        near,
        away,
        List.of(),
        List.of());
  }

  private static PodShape plain(String app) {
    return shape(app, NodeAffinity.NONE, List.of(), PodAffinity.NONE, PodAffinity.NONE);
  }

  private static LabelSelector app(String app) {
    return LabelSelector.of(List.of(new Requirement("app", Requirement.Operator.IN, List.of(app))));
  }

  private static PodAffinity prefer(String app) {
    var term = new PodAffinity.Term(app(app), Set.of("default"), null, ZONE);
    return new PodAffinity(List.of(), List.of(new PodAffinity.Preferred(100, term)));
  }

  @Test
  void theFullerNodeWins() {
    node("a", "x", 0);
    node("b", "y", 0);
    fill("b", plain("web"));
    Decision decision = place(plain("web"));
    assertThat(decision.node()).isEqualTo("b");
    assertThat(decision.runnersUp()).extracting(Decision.Candidate::node).containsExactly("a");
    assertThat(decision.score().total())
        .isGreaterThan(decision.runnersUp().getFirst().score().total());
  }

  @Test
  void equalNodesAreTakenByName() {
    node("c", "x", 0);
    node("a", "x", 0);
    node("b", "x", 0);
    assertThat(place(plain("web")).node()).isEqualTo("a");
  }

  @Test
  void aDeviceIsKeptForThoseWhoAskForIt() {
    node("a", "x", 2);
    node("b", "y", 0);
    fill("a", plain("web"));
    Decision decision = place(plain("web"));
    assertThat(decision.node()).isEqualTo("b");
    assertThat(decision.runnersUp().getFirst().score().parts())
        .extracting(Score.Part::name)
        .contains("scarce");
  }

  @Test
  void preferredNodesAndAvoidedTaintsCount() {
    node("a", "x", 0);
    node("b", "y", 0);
    node("c", "z", 0, new Taint("old", "", Taint.Effect.PREFER_NO_SCHEDULE));
    fill("c", plain("web"));
    assertThat(place(plain("web")).node()).isEqualTo("a");
    var inY = new Requirement(ZONE, Requirement.Operator.IN, List.of("y"));
    var preferY = new NodeAffinity.Preferred(1, new NodeAffinity.Term(List.of(inY), List.of()));
    fill("a", plain("web"));
    assertThat(
            place(
                    shape(
                        "web",
                        new NodeAffinity(null, List.of(preferY)),
                        List.of(),
                        PodAffinity.NONE,
                        PodAffinity.NONE))
                .node())
        .isEqualTo("b");
  }

  @Test
  void preferredNeighboursPullAndPushFromBothSides() {
    node("a", "x", 0);
    node("b", "y", 0);
    fill("a", plain("other"));
    fill("a", plain("other"));
    fill("b", plain("db"));
    NodeAffinity any = NodeAffinity.NONE;
    PodAffinity none = PodAffinity.NONE;
    assertThat(place(plain("web")).node()).isEqualTo("a");
    assertThat(place(shape("web", any, List.of(), prefer("db"), none)).node()).isEqualTo("b");
    assertThat(place(shape("web", any, List.of(), none, prefer("other"))).node()).isEqualTo("b");
    fill("b", shape("fan", any, List.of(), prefer("idol"), none));
    fill("a", plain("other"));
    assertThat(place(plain("idol")).node()).isEqualTo("b");
  }

  @Test
  void looseSpreadGoesToTheEmptierZone() {
    node("a", "x", 0);
    node("b", "y", 0);
    var loose = new SpreadConstraint(1, ZONE, false, app("web"), 1, true, false);
    PodShape web =
        shape("web", NodeAffinity.NONE, List.of(loose), PodAffinity.NONE, PodAffinity.NONE);
    fill("a", web);
    fill("a", web);
    assertThat(place(web).node()).isEqualTo("b");
  }
}
