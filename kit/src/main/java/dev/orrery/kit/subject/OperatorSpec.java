package dev.orrery.kit.subject;

import dev.orrery.kube.lead.LeaseTerms;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.operator.settings.RoleName;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How operators are run.
 *
 * @param roles what they do
 * @param terms of their elections
 * @param resync so often they list everything anew
 * @param clockError so much their clock is ahead; negative: behind
 * @param namespaces what they watch; all when there is none
 */
public record OperatorSpec(
    Set<RoleName> roles,
    LeaseTerms terms,
    Duration resync,
    Duration clockError,
    Set<String> namespaces) {

  /** All roles with three times the product's Leases: nobody dies because a machine is busy. */
  public static final OperatorSpec STEADY =
      new OperatorSpec(
          EnumSet.allOf(RoleName.class),
          terms(45_000, 30_000, 2_000),
          WatchPace.RESYNC,
          Duration.ZERO,
          Set.of());

  /** A successor need not wait long, and a busy machine is not taken for a dead one. */
  public static final OperatorSpec QUICK = STEADY.terms(terms(3_000, 2_000, 500));

  /** And a machine that is busy for seconds is not either. */
  public static final OperatorSpec SOON = STEADY.terms(terms(6_000, 4_000, 1_000));

  /** Copies the sets. */
  public OperatorSpec {
    roles = Set.copyOf(roles);
    namespaces = Set.copyOf(namespaces);
  }

  /** One role with the times of the product. */
  public static OperatorSpec asShipped(RoleName role) {
    return new OperatorSpec(
        Set.of(role), LeaseTerms.DEFAULT, WatchPace.RESYNC, Duration.ZERO, Set.of());
  }

  /** The same with other roles. */
  public OperatorSpec roles(Set<RoleName> others) {
    return new OperatorSpec(others, terms, resync, clockError, namespaces);
  }

  /** The same with other times of elections. */
  public OperatorSpec terms(LeaseTerms other) {
    return new OperatorSpec(roles, other, resync, clockError, namespaces);
  }

  /** The same with a clock that is ahead, or behind when negative. */
  public OperatorSpec clockError(Duration error) {
    return new OperatorSpec(roles, terms, resync, error, namespaces);
  }

  /** The same with another time between lists. */
  public OperatorSpec resync(Duration time) {
    return new OperatorSpec(roles, terms, time, clockError, namespaces);
  }

  /** The same with eyes for these namespaces only. */
  public OperatorSpec namespaces(Set<String> only) {
    return new OperatorSpec(roles, terms, resync, clockError, only);
  }

  private static LeaseTerms terms(long lease, long deadline, long retry) {
    return new LeaseTerms(
        Duration.ofMillis(lease), Duration.ofMillis(deadline), Duration.ofMillis(retry));
  }
}
