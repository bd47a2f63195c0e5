package dev.orrery.scheduler.rule;

/** Topology spread with DoNotSchedule. */
public final class Spread {

  private Spread() {}

  /**
   * The fewest matching pods of any eligible domain.
   *
   * @param fewest over the eligible domains that there are; ignored where there is none
   * @param domains how many eligible domains there are
   * @param minDomains below that many, a domain with no pods is imagined
   */
  public static int globalMinimum(int fewest, int domains, int minDomains) {
    return domains < minDomains ? 0 : fewest;
  }

  /**
   * Whether one more pod keeps the skew.
   *
   * @param labelled whether the node has the topology label
   * @param inDomain matching pods in its domain
   * @param self whether the pod counts too
   * @param minimum see {@link #globalMinimum}
   */
  public static boolean admits(
      boolean labelled, int inDomain, boolean self, int minimum, int maxSkew) {
    return labelled && skew(inDomain, self, minimum) <= maxSkew;
  }

  /** How far the domain would be above the emptiest one. */
  public static long skew(int inDomain, boolean self, int minimum) {
    return (long) inDomain + (self ? 1 : 0) - minimum;
  }
}
