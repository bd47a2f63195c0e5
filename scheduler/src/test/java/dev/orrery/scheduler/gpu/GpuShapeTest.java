package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class GpuShapeTest {

  @Test
  void onlyOneGpuCanBeShared() {
    assertThat(GpuShape.of(1000, 0, 1, 470).shared()).isTrue();
    assertThat(GpuShape.of(1000, 0, 1, 1000).shared()).isFalse();
    assertThat(GpuShape.of(1000, 0, 8, 1000).gpuMilli()).isEqualTo(8000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GpuShape.of(1000, 0, 2, 500))
        .withMessageContaining("500")
        .withMessageContaining("Maybe");
    assertThatIllegalArgumentException().isThrownBy(() -> GpuShape.of(1000, 0, 1, 1001));
    assertThatIllegalArgumentException().isThrownBy(() -> GpuShape.of(1000, 0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> GpuShape.of(1000, 0, 0, 1000));
  }

  @Test
  void negativeRequestsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> GpuShape.of(-1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> GpuShape.of(0, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> GpuShape.of(0, 0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new GpuNode("n", 0, 0, -1, ""));
  }

  @Test
  void noModelNamedMeansAnyModel() {
    assertThat(GpuShape.of(0, 0, 1, 1000).accepts("T4")).isTrue();
    GpuShape picky = new GpuShape(0, 0, 1, 1000, Set.of("A10"));
    assertThat(picky.accepts("A10")).isTrue();
    assertThat(picky.accepts("T4")).isFalse();
  }
}
