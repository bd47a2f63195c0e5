package dev.orrery.scheduler.gpu;

import java.util.List;

/**
 * Where a pod goes.
 *
 * @param node the index in the cluster's order
 * @param devices the GPUs it gets, ascending; empty for a pod without GPUs
 */
public record GpuPlacement(int node, List<Integer> devices) {

  /** Copies the devices. */
  public GpuPlacement {
    devices = List.copyOf(devices);
  }
}
