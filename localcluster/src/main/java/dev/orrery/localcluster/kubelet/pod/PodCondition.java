package dev.orrery.localcluster.kubelet.pod;

/** The conditions that a kubelet owns, in the order in which they come true. */
public enum PodCondition {
  /** The sandbox is up. */
  READY_TO_START("PodReadyToStartContainers", 1),
  /** The init containers are done. */
  INITIALIZED("Initialized", 2),
  /** Every container is ready. */
  CONTAINERS_READY("ContainersReady", 4),
  /** Every container and every readiness gate is ready. */
  READY("Ready", 8);

  private final String type;
  private final int bit;

  PodCondition(String type, int bit) {
    this.type = type;
    this.bit = bit;
  }

  /** As the API writes it. */
  public String type() {
    return type;
  }

  /** This condition's bit when it holds, else 0. */
  public int bit(boolean holds) {
    return holds ? bit : 0;
  }
}
