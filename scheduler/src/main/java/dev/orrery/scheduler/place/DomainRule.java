package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Tally;
import dev.orrery.scheduler.fleet.Topology;
import dev.orrery.scheduler.rule.Neighbours;
import dev.orrery.scheduler.rule.Rejection;
import dev.orrery.scheduler.rule.Rule;
import dev.orrery.scheduler.rule.Spread;
import java.util.List;

/** A rule whose answer is the same for all nodes of a topology domain. */
sealed interface DomainRule {

  /** What is counted, and over which domains. */
  Tally tally();

  /** Whether the domain admits the pod; {@link Topology#NONE} for nodes without the label. */
  boolean admits(int domain);

  /** What the answer for one domain depends on besides its own count. */
  default long outlook() {
    return 0;
  }

  /** Whether a domain that does not exist yet, so without pods, would admit it. */
  default boolean admitsNewDomain() {
    return true;
  }

  /** Why a domain does not admit it. */
  Rejection rejection(int domain);

  /** Name of the topology key with the domain's value, for people. */
  default String where(int domain) {
    Topology topology = tally().topology();
    return domain == Topology.NONE ? "no label " + topology.key() : topology.key();
  }

  /** Required affinity, one term. */
  record Affinity(int term, Tally tally, boolean matchesItself, AllTerms all)
      implements DomainRule {

    @Override
    public boolean admits(int domain) {
      return Neighbours.admitsAffinity(
          domain != Topology.NONE, tally.count(domain), firstOfGroup());
    }

    @Override
    public boolean admitsNewDomain() {
      return firstOfGroup();
    }

    private boolean firstOfGroup() {
      return matchesItself && all.nobody();
    }

    @Override
    public long outlook() {
      return firstOfGroup() ? 1 : 0;
    }

    @Override
    public Rejection rejection(int domain) {
      return new Rejection(Rule.POD_AFFINITY, where(domain), term, 0);
    }
  }

  /** The tallies of all required affinity terms of one pod. */
  record AllTerms(List<Tally> tallies) {

    boolean nobody() {
      return tallies.stream().allMatch(tally -> tally.total() == 0);
    }
  }

  /** Required anti-affinity, one term of the pod's own. */
  record AntiAffinity(int term, Tally tally) implements DomainRule {

    @Override
    public boolean admits(int domain) {
      return Neighbours.admitsAntiAffinity(domain != Topology.NONE, tally.count(domain));
    }

    @Override
    public Rejection rejection(int domain) {
      return new Rejection(Rule.POD_ANTI_AFFINITY, where(domain), term, 0);
    }
  }

  /** Required anti-affinity of the pods that are there. */
  record Repelled(Tally tally) implements DomainRule {

    @Override
    public boolean admits(int domain) {
      return Neighbours.admitsAntiAffinity(domain != Topology.NONE, tally.count(domain));
    }

    @Override
    public Rejection rejection(int domain) {
      return Rejection.of(Rule.REPELLED, where(domain));
    }
  }

  /** Topology spread with DoNotSchedule. */
  record EvenSpread(int term, Tally tally, boolean self, int maxSkew, int minDomains)
      implements DomainRule {

    @Override
    public boolean admits(int domain) {
      return Spread.admits(domain != Topology.NONE, tally.count(domain), self, minimum(), maxSkew);
    }

    private int minimum() {
      return Spread.globalMinimum(tally.fewest(), tally.eligibleDomains(), minDomains);
    }

    @Override
    public long outlook() {
      return minimum();
    }

    @Override
    public Rejection rejection(int domain) {
      long above =
          domain == Topology.NONE ? 0 : Spread.skew(tally.count(domain), self, minimum()) - maxSkew;
      return new Rejection(Rule.SPREAD, where(domain), term, above);
    }
  }
}
