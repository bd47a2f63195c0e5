package dev.orrery.scheduler.rule;

/**
 * Required affinity and anti-affinity between pods, over one topology domain. A node without the
 * topology label is in no domain.
 */
public final class Neighbours {

  private Neighbours() {}

  /**
   * Affinity: matching pods are in the domain. The first pod of a group may start anywhere with the
   * label: nobody matches yet, and it matches its own terms.
   *
   * @param labelled whether the node has the topology label
   * @param matching pods in the domain that match all of the pod's terms
   * @param firstOfGroup whether no pod anywhere matches and the pod matches its own terms
   */
  public static boolean admitsAffinity(boolean labelled, int matching, boolean firstOfGroup) {
    return labelled && (matching > 0 || firstOfGroup);
  }

  /**
   * Anti-affinity, in both directions: the pod's own term, or that of a pod which is there.
   *
   * @param labelled whether the node has the topology label
   * @param others pods in the domain that match, or whose own term the pod matches
   */
  public static boolean admitsAntiAffinity(boolean labelled, int others) {
    return !labelled || others == 0;
  }
}
