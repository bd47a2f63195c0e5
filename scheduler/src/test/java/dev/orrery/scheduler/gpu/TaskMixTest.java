package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskMixTest {

  private static final GpuShape HALF = GpuShape.of(4000, 100, 1, 500);
  private static final GpuShape HALF_MORE_MEMORY = GpuShape.of(4000, 200, 1, 500);
  private static final GpuShape WHOLE = GpuShape.of(8000, 400, 1, 1000);
  private static final GpuShape CPU = GpuShape.of(2000, 50, 0, 0);

  @Test
  void popularShapesMergeMemoryAndSumToOne() {
    TaskMix mix = mix(4, HALF, 3, HALF_MORE_MEMORY, 2, WHOLE, 1, CPU);
    List<TaskMix.Task> popular = mix.popular(0.9);
    assertThat(popular).hasSize(2);
    assertThat(popular.getFirst().shape()).isEqualTo(GpuShape.of(4000, 0, 1, 500));
    assertThat(popular.getFirst().share()).isCloseTo(7.0 / 9, within(1e-12));
    assertThat(popular.getLast().share()).isCloseTo(2.0 / 9, within(1e-12));
    assertThat(mix.popular(1)).hasSize(3);
  }

  @Test
  void needsPerGpuLeavePodsWithoutGpusOut() {
    TaskMix mix = mix(2, HALF, 1, WHOLE, 5, CPU);
    assertThat(mix.cpuPerGpu()).isCloseTo((2 * 4000 + 8000) / 2.0, within(1e-9));
    assertThat(mix.memoryPerGpu()).isCloseTo((2 * 100 + 400) / 2.0, within(1e-9));
    assertThat(mix(1, CPU).cpuPerGpu()).isZero();
    assertThat(TaskMix.of(List.of()).popular(0.95)).isEmpty();
  }

  @Test
  void orderOfPodsDoesNotMatter() {
    List<GpuShape> pods = new ArrayList<>(List.of(HALF, WHOLE, CPU, HALF_MORE_MEMORY, WHOLE));
    List<TaskMix.Task> tasks = TaskMix.of(pods).tasks();
    Collections.reverse(pods);
    assertThat(TaskMix.of(pods).tasks()).isEqualTo(tasks);
  }

  static TaskMix mix(Object... countsAndShapes) {
    List<GpuShape> pods = new ArrayList<>();
    for (int i = 0; i < countsAndShapes.length; i += 2) {
      pods.addAll(
          Collections.nCopies((Integer) countsAndShapes[i], (GpuShape) countsAndShapes[i + 1]));
    }
    return TaskMix.of(pods);
  }
}
