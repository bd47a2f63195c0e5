package dev.orrery.scheduler.gpu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shapes that pods of a cluster come in, and how often: what a good leftover depends on. */
public final class TaskMix {

  private static final Comparator<Task> MOST_FREQUENT_FIRST =
      Comparator.comparingDouble(Task::share)
          .thenComparing(Task::shape, Comparator.comparingInt(GpuShape::cpuMilli))
          .thenComparing(Task::shape, Comparator.comparingInt(GpuShape::milli))
          .thenComparing(Task::shape, Comparator.comparingInt(GpuShape::gpus))
          .thenComparing(Task::shape, Comparator.comparingInt(GpuShape::memoryMib))
          .reversed()
          .thenComparing(
              task -> String.join(",", task.shape().models().stream().sorted().toList()));

  private final List<Task> tasks;

  /**
   * One shape of the mix.
   *
   * @param share of the pods that have it, above 0, at most 1
   */
  public record Task(GpuShape shape, double share) {}

  private TaskMix(List<Task> tasks) {
    this.tasks = tasks;
  }

  /** The mix of pods seen, or expected: one element for each pod. */
  public static TaskMix of(Collection<GpuShape> pods) {
    Map<GpuShape, Integer> counts = new HashMap<>();
    pods.forEach(pod -> counts.merge(pod, 1, Integer::sum));
    return of(counts, pods.size());
  }

  private static TaskMix of(Map<GpuShape, Integer> counts, int total) {
    List<Task> tasks = new ArrayList<>();
    counts.forEach((shape, count) -> tasks.add(new Task(shape, (double) count / total)));
    tasks.sort(MOST_FREQUENT_FIRST);
    return new TaskMix(List.copyOf(tasks));
  }

  /** All shapes, the most frequent first. */
  public List<Task> tasks() {
    return tasks;
  }

  /**
   * The most frequent shapes, just as many as cover a part of the pods, their shares scaled to sum
   * to 1. Shapes that differ in memory only count as one.
   *
   * @param part above 0, at most 1
   */
  public List<Task> popular(double part) {
    Map<GpuShape, Double> merged = new HashMap<>();
    for (Task task : tasks) {
      GpuShape s = task.shape();
      GpuShape key = new GpuShape(s.cpuMilli(), 0, s.gpus(), s.milli(), s.models());
      merged.merge(key, task.share(), Double::sum);
    }
    List<Task> sorted = new ArrayList<>();
    merged.forEach((shape, share) -> sorted.add(new Task(shape, share)));
    sorted.sort(MOST_FREQUENT_FIRST);
    double covered = 0;
    int count = 0;
    while (count < sorted.size() && covered < part - 1e-12) {
      covered += sorted.get(count++).share();
    }
    double sum = covered;
    return sorted.subList(0, count).stream()
        .map(task -> new Task(task.shape(), task.share() / sum))
        .toList();
  }

  /** Thousandths of a core that the mix's GPU pods ask for beside each whole GPU; 0 without any. */
  public double cpuPerGpu() {
    return perGpu(true);
  }

  /** MiB that the mix's GPU pods ask for beside each whole GPU; 0 without any. */
  public double memoryPerGpu() {
    return perGpu(false);
  }

  private double perGpu(boolean cpu) {
    double asked = 0;
    double gpus = 0;
    for (Task task : tasks) {
      GpuShape shape = task.shape();
      if (shape.gpus() > 0) {
        asked += task.share() * (cpu ? shape.cpuMilli() : shape.memoryMib());
        gpus += task.share() * shape.gpuMilli() / GpuShape.WHOLE;
      }
    }
    return gpus == 0 ? 0 : asked / gpus;
  }
}
