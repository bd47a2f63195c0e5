package dev.orrery.localcluster.kubelet.pod;

/**
 * The timing of a probe that a container declares.
 *
 * @param initialDelayMillis before the first look
 * @param periodMillis between looks
 * @param failureThreshold failures in a row that count
 */
public record Probe(long initialDelayMillis, long periodMillis, int failureThreshold) {

  /** What an undeclared probe stands for when it is told to fail: it fails at once. */
  public static final Probe AT_ONCE = new Probe(0, 0, 1);

  /** How long it fails until that has consequences. */
  public long failingMillis() {
    return periodMillis * failureThreshold;
  }
}
