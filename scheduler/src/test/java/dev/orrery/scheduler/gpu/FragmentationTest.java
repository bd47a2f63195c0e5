package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FragmentationTest {

  private static final NodeState NODE = NodeState.empty(new GpuNode("n", 10_000, 1000, 2, "T4"));
  private static final GpuShape HALF = GpuShape.of(4000, 0, 1, 500);
  private static final GpuShape CPU = GpuShape.of(1000, 0, 0, 0);

  @Test
  void whatIsFreeOnTooSmallDevicesIsUnusable() {
    Fragmentation halves = new Fragmentation(TaskMixTest.mix(1, HALF));
    assertThat(halves.of(NODE)).isZero();
    NodeState cut = NODE.after(GpuShape.of(0, 0, 1, 700), 0);
    assertThat(halves.of(cut)).isEqualTo(300);
  }

  @Test
  void everythingIsUnusableWithoutCpuModelOrDevices() {
    NodeState noCpu = NODE.after(GpuShape.of(7000, 0, 0, 0), 0);
    assertThat(new Fragmentation(TaskMixTest.mix(1, HALF)).of(noCpu)).isEqualTo(2000);
    GpuShape elsewhere = new GpuShape(0, 0, 1, 500, Set.of("A10"));
    assertThat(new Fragmentation(TaskMixTest.mix(1, elsewhere)).of(NODE)).isEqualTo(2000);
    GpuShape three = GpuShape.of(0, 0, 3, 1000);
    assertThat(new Fragmentation(TaskMixTest.mix(1, three)).of(NODE)).isEqualTo(2000);
    assertThat(new Fragmentation(TaskMixTest.mix(1, CPU)).of(NODE)).isEqualTo(2000);
  }

  @Test
  void shapesAreWeightedByTheirShare() {
    Fragmentation mixed = new Fragmentation(TaskMixTest.mix(3, HALF, 1, CPU));
    assertThat(mixed.of(NODE)).isCloseTo(0.25 * 2000, within(1e-9));
  }

  @Test
  void aFullNodeHasNone() {
    NodeState full = NODE.after(GpuShape.of(0, 0, 2, 1000), 0);
    assertThat(new Fragmentation(TaskMixTest.mix(1, HALF)).of(full)).isZero();
  }
}
