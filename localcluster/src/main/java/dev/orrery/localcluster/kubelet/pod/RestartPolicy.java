package dev.orrery.localcluster.kubelet.pod;

/** When a container that has ended starts again. */
public enum RestartPolicy {
  /** Whatever it ended with. */
  ALWAYS,
  /** When it ended with another code than 0. */
  ON_FAILURE,
  /** Never. */
  NEVER;

  /**
   * Reads a policy.
   *
   * @param text as in a pod's spec; absent means Always
   */
  public static RestartPolicy of(String text) {
    return switch (text) {
      case "OnFailure" -> ON_FAILURE;
      case "Never" -> NEVER;
      default -> ALWAYS;
    };
  }

  /** Whether a container that ended with this code starts again. */
  public boolean restarts(int exitCode) {
    return switch (this) {
      case ALWAYS -> true;
      case ON_FAILURE -> exitCode != 0;
      case NEVER -> false;
    };
  }
}
