package dev.orrery.scheduler.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pods may ask for any name; a fleet's memory does not grow with their fancy. */
class DimensionsTest {

  private static final int MANY = 10_000;

  private final Fleet fleet = new Fleet();

  @Test
  void namesThatNoNodeHasShareAnIndex() {
    node("a", Map.of("cpu", 4L));
    for (int i = 0; i < MANY; i++) {
      fleet.acquire(shape("example.com/r" + i, 1));
    }
    assertThat(fleet.dimensions().size()).isLessThan(100);
    Shape last = fleet.acquire(shape("example.com/r" + (MANY - 1), 1));
    assertThat(fleet.fits(last.request(), 0, fleet.slotOf("a"))).isFalse();
    assertThat(fleet.dimensions().name(last.request().dimension(0)))
        .isEqualTo("a resource that no node has");
  }

  @Test
  void aNodeThatBringsSuchANameIsFound() {
    node("a", Map.of("cpu", 4L));
    for (int i = 0; i < MANY; i++) {
      fleet.acquire(shape("example.com/r" + i, 1));
    }
    PodShape wanted = shape("example.com/r" + (MANY - 1), 2);
    Shape before = fleet.acquire(wanted);
    int revision = before.revision();
    fleet.put(
        new Pod(new PodKey("d", "p", "u"), wanted, "b", null, Pod.Phase.RUNNING, 0, null), "b");
    node("b", Map.of("cpu", 4L, "example.com/r" + (MANY - 1), 5L));
    Shape after = fleet.acquire(wanted);
    assertThat(after.revision()).isGreaterThan(revision);
    assertThat(fleet.fits(after.request(), 0, fleet.slotOf("b"))).isTrue();
    assertThat(fleet.fits(after.request(), 0, fleet.slotOf("a"))).isFalse();
    assertThat(fleet.free(after.request().dimension(0), 0, fleet.slotOf("b"))).isEqualTo(3);
    fleet.remove(new PodKey("d", "p", "u"));
    assertThat(fleet.free(after.request().dimension(0), 0, fleet.slotOf("b"))).isEqualTo(5);
  }

  private void node(String name, Map<String, Long> room) {
    fleet.putNode(new Node(name, Map.of(), List.of(), false, new Resources(room)));
  }

  private static PodShape shape(String resource, long amount) {
    return new PodShape(
        "d",
        Map.of(),
        "orrery",
        0,
        new Resources(Map.of(resource, amount)),
        List.of(),
        Map.of(),
        NodeAffinity.NONE,
        List.of(),
        List.of(),
        PodAffinity.NONE,
        PodAffinity.NONE,
        List.of(),
        List.of());
  }
}
