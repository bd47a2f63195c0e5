package dev.orrery.scheduler.score;

/**
 * What the parts of a score are multiplied with. Each part lies between -1 and 1.
 *
 * @param packing full nodes are better
 * @param balance leftovers in which no resource is stranded are better
 * @param opening nodes in use are better than empty ones; of these the one that holds most of what
 *     pods ask for
 * @param scarce nodes whose devices the pod does not ask for are worse
 * @param nodes preferred node affinity
 * @param taints taints with PreferNoSchedule
 * @param pods preferred pod affinity and anti-affinity, of the pod and of those that are there
 * @param spread topology spread with ScheduleAnyway
 */
public record Weights(
    double packing,
    double balance,
    double opening,
    double scarce,
    double nodes,
    double taints,
    double pods,
    double spread) {

  /** What stands without configuration. */
  public static final Weights DEFAULT = new Weights(1, 0.5, 2, 2, 4, 6, 4, 4);

  /** Refuses what is negative or no number. */
  public Weights {
    refuse("packing", packing);
    refuse("balance", balance);
    refuse("opening", opening);
    refuse("scarce", scarce);
    refuse("nodes", nodes);
    refuse("taints", taints);
    refuse("pods", pods);
    refuse("spread", spread);
  }

  /**
   * These weights, each scaled by how much the three goals that people set are to count.
   *
   * @param packing factor for full nodes and few nodes
   * @param fragmentation factor for leftovers that remain of use
   * @param preferences factor for what pods and nodes prefer
   */
  public Weights scaled(double packing, double fragmentation, double preferences) {
    return new Weights(
        this.packing * packing,
        balance * fragmentation,
        opening * packing,
        scarce * fragmentation,
        nodes * preferences,
        taints * preferences,
        pods * preferences,
        spread * preferences);
  }

  private static void refuse(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "weight " + name + " is " + value + ". Maybe use a number from 0 to 100.");
    }
  }
}
