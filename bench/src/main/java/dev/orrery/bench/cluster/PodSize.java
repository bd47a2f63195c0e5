package dev.orrery.bench.cluster;

import java.util.List;

/**
 * What one pod of the fleet asks for.
 *
 * @param milliCores CPU in thousandths
 * @param mebibytes memory
 */
public record PodSize(int milliCores, int mebibytes) {

  /** A node takes this much CPU. */
  public static final int NODE_CORES = 64;

  /** A node takes this much memory. */
  public static final int NODE_GIBIBYTES = 256;

  /** A node takes so many pods. */
  public static final int NODE_PODS = 110;

  /** The mix: each is drawn as often as any other. */
  public static final List<PodSize> MIX =
      List.of(
          new PodSize(250, 512),
          new PodSize(500, 1_024),
          new PodSize(500, 4_096),
          new PodSize(1_000, 2_048),
          new PodSize(1_000, 8_192),
          new PodSize(2_000, 4_096),
          new PodSize(2_000, 8_192),
          new PodSize(2_000, 16_384),
          new PodSize(4_000, 8_192),
          new PodSize(4_000, 24_576),
          new PodSize(8_000, 16_384),
          new PodSize(8_000, 32_768));

  /**
   * The fewest nodes that can take these pods: the sum over the node, in the dimension that needs
   * most.
   */
  public static long lowerBound(List<PodSize> pods) {
    long milliCores = pods.stream().mapToLong(PodSize::milliCores).sum();
    long mebibytes = pods.stream().mapToLong(PodSize::mebibytes).sum();
    return Math.max(
        Math.ceilDiv(milliCores, NODE_CORES * 1_000L),
        Math.max(
            Math.ceilDiv(mebibytes, NODE_GIBIBYTES * 1_024L),
            Math.ceilDiv((long) pods.size(), NODE_PODS)));
  }
}
