package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Tally;
import dev.orrery.scheduler.fleet.Topology;
import dev.orrery.scheduler.rule.Spread;

/** A preference whose value is the same for all nodes of a topology domain. */
sealed interface DomainWish {

  /** The largest weight that the API allows for one preference. */
  double FULL_WEIGHT = 100;

  /** What is counted, and over which domains. */
  Tally tally();

  /** -1 to 1, higher is better. */
  double value(int domain);

  /** What the value for one domain depends on besides its own count. */
  default long outlook() {
    return 0;
  }

  /**
   * The pod's own preferred affinity (weight above 0) or anti-affinity (below 0): most of it for
   * the first matching pod, ever less for more.
   */
  record Near(Tally tally, int weight) implements DomainWish {

    @Override
    public double value(int domain) {
      int count = tally.count(domain);
      return weight / FULL_WEIGHT * count / (count + 1.0);
    }
  }

  /** What the pods that are there wish: the sum of their weights. */
  record Asked(Tally tally) implements DomainWish {

    @Override
    public double value(int domain) {
      int sum = tally.count(domain);
      return sum / (Math.abs(sum) + FULL_WEIGHT);
    }
  }

  /** Topology spread with ScheduleAnyway: the further above the emptiest domain, the worse. */
  record LooseSpread(Tally tally, boolean self, int maxSkew) implements DomainWish {

    @Override
    public double value(int domain) {
      if (domain == Topology.NONE) {
        return -1;
      }
      double above = Math.max(0, Spread.skew(tally.count(domain), self, tally.fewest()) - 1);
      return -above / (above + maxSkew);
    }

    @Override
    public long outlook() {
      return tally.fewest();
    }
  }
}
