package dev.orrery.scheduler.rule;

/** Every reason for which a node may not take a pod, in the order in which they are asked. */
public enum Rule {
  /** The node is cordoned. */
  CORDON("cordoned"),
  /** A label of the node selector is missing. */
  NODE_SELECTOR("node selector"),
  /** No term of the required node affinity matches. */
  NODE_AFFINITY("node affinity"),
  /** A taint is not tolerated. */
  TAINT("taint"),
  /** A resource is short. */
  RESOURCE("resource"),
  /** A host port is taken. */
  HOST_PORT("host port"),
  /** No pod that it must be near is in the node's domain. */
  POD_AFFINITY("pod affinity"),
  /** A pod that it must keep away from is in the node's domain. */
  POD_ANTI_AFFINITY("pod anti-affinity"),
  /** A pod in the node's domain must keep away from this one. */
  REPELLED("anti-affinity of pods there"),
  /** The node's domain would be too far above the emptiest one. */
  SPREAD("topology spread");

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
