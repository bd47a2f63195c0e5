package dev.orrery.bench.placer;

import dev.orrery.scheduler.model.Resources;
import java.util.Map;

/**
 * What a node has or a pod takes.
 *
 * @param milliCores processor
 * @param mebibytes memory
 * @param gpus whole devices
 */
record Size(long milliCores, long mebibytes, long gpus) {

  static final String GPU = "nvidia.com/gpu";

  private static final long MEBI = 1L << 20;

  /** As the placer reads it. */
  Resources resources(long pods) {
    Map<String, Long> basic =
        Map.of(Resources.CPU, milliCores, Resources.MEMORY, mebibytes * MEBI, Resources.PODS, pods);
    return gpus == 0
        ? new Resources(basic)
        : new Resources(basic).plus(new Resources(Map.of(GPU, gpus)));
  }
}
