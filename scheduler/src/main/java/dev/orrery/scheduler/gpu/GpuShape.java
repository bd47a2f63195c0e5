package dev.orrery.scheduler.gpu;

import java.util.Set;

/**
 * What a pod asks for where GPUs can be shared.
 *
 * @param cpuMilli thousandths of a core, at least 0
 * @param memoryMib MiB, at least 0
 * @param gpus how many devices; 0 for a pod without GPUs
 * @param milli thousandths of each device: 1 to 1000 for one device, 1000 for several, 0 for none
 * @param models the GPU models that will do; empty when any will
 */
public record GpuShape(int cpuMilli, int memoryMib, int gpus, int milli, Set<String> models) {

  /** A whole device in thousandths. */
  public static final int WHOLE = 1000;

  /** Refuses what no node could give. */
  public GpuShape {
    if (cpuMilli < 0 || memoryMib < 0 || gpus < 0) {
      throw new IllegalArgumentException(
          "request is "
              + cpuMilli
              + " mCPU, "
              + memoryMib
              + " MiB, "
              + gpus
              + " GPUs. Maybe a sign is wrong: none may be negative.");
    }
    boolean whole = milli == WHOLE;
    boolean share = milli > 0 && milli < WHOLE;
    if (gpus == 0 ? milli != 0 : !whole && !(share && gpus == 1)) {
      throw new IllegalArgumentException(
          "milli is "
              + milli
              + " of each of "
              + gpus
              + " GPUs. Maybe ask for whole ones (1000): only one GPU can be shared.");
    }
    models = Set.copyOf(models);
  }

  /** A shape for which any GPU model will do. */
  public static GpuShape of(int cpuMilli, int memoryMib, int gpus, int milli) {
    return new GpuShape(cpuMilli, memoryMib, gpus, milli, Set.of());
  }

  /** Whether it asks for less than one whole device. */
  public boolean shared() {
    return gpus == 1 && milli < WHOLE;
  }

  /** Thousandths of a device over all devices. */
  public int gpuMilli() {
    return gpus * milli;
  }

  /** Whether a device of that model will do. */
  public boolean accepts(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
