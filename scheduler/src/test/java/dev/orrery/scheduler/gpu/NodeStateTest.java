package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeStateTest {

  private static final GpuNode NODE = new GpuNode("n", 8000, 100, 3, "T4");

  @Test
  void everyResourceCanRefuse() {
    NodeState node = NodeState.empty(NODE);
    assertThat(node.fits(GpuShape.of(8000, 100, 3, 1000))).isTrue();
    assertThat(node.fits(GpuShape.of(8001, 0, 0, 0))).isFalse();
    assertThat(node.fits(GpuShape.of(0, 101, 0, 0))).isFalse();
    assertThat(node.fits(GpuShape.of(0, 0, 4, 1000))).isFalse();
    assertThat(node.fits(new GpuShape(0, 0, 1, 1000, Set.of("A10")))).isFalse();
    assertThat(node.fits(new GpuShape(0, 0, 1, 1000, Set.of("A10", "T4")))).isTrue();
  }

  @Test
  void aShareTakesItsDeviceAndLeavesTheFormerStateAlone() {
    NodeState before = NodeState.empty(NODE);
    NodeState after = before.after(GpuShape.of(1000, 10, 1, 300), 1);
    assertThat(after.cpuFree()).isEqualTo(7000);
    assertThat(after.memoryFree()).isEqualTo(90);
    assertThat(after.free(1)).isEqualTo(700);
    assertThat(after.idle()).isEqualTo(2700);
    assertThat(before.idle()).isEqualTo(3000);
  }

  @Test
  void wholeGpusAreTheFirstIdleOnes() {
    NodeState node = NodeState.empty(NODE).after(GpuShape.of(0, 0, 1, 300), 0);
    GpuShape two = GpuShape.of(0, 0, 2, 1000);
    assertThat(node.devicesFor(two, 0)).containsExactly(1, 2);
    NodeState after = node.after(two, 0);
    assertThat(after.free(0)).isEqualTo(700);
    assertThat(after.idle()).isEqualTo(700);
    assertThat(after.fits(GpuShape.of(0, 0, 1, 1000))).isFalse();
    assertThat(after.fits(GpuShape.of(0, 0, 1, 700))).isTrue();
  }

  @Test
  void aPodWithoutGpusGetsNone() {
    GpuShape cpuOnly = GpuShape.of(1000, 1, 0, 0);
    NodeState node = NodeState.empty(NODE);
    assertThat(node.devicesFor(cpuOnly, 0)).isEmpty();
    assertThat(node.after(cpuOnly, 0).idle()).isEqualTo(3000);
  }
}
