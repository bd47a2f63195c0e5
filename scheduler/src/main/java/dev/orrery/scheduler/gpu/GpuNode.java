package dev.orrery.scheduler.gpu;

/**
 * A node and what it can give.
 *
 * @param name unique in the cluster
 * @param cpuMilli thousandths of a core
 * @param memoryMib MiB
 * @param devices how many GPUs it has, all of one model
 * @param model the GPUs' model; empty when it has none
 */
public record GpuNode(String name, int cpuMilli, int memoryMib, int devices, String model) {

  /** Refuses negative capacities. */
  public GpuNode {
    if (cpuMilli < 0 || memoryMib < 0 || devices < 0) {
      throw new IllegalArgumentException(
          "node "
              + name
              + " has "
              + cpuMilli
              + " mCPU, "
              + memoryMib
              + " MiB, "
              + devices
              + " GPUs. Maybe its allocatable was misread: none may be negative.");
    }
  }
}
