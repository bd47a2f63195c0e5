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
 */
public record OperatorSpec(
    Set<RoleName> roles, LeaseTerms terms, Duration resync, Duration clockError) {

  /** All roles; a successor need not wait long, and a busy machine is not taken for a dead one. */
  public static final OperatorSpec QUICK =
      new OperatorSpec(
          EnumSet.allOf(RoleName.class),
          new LeaseTerms(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(500)),
          WatchPace.RESYNC,
          Duration.ZERO);

  /** All roles with the times of the product: nobody is to die, however busy the machine is. */
  public static final OperatorSpec STEADY =
      new OperatorSpec(EnumSet.allOf(RoleName.class), LeaseTerms.DEFAULT, WatchPace.RESYNC);

  /** All roles, and a machine that is busy for seconds is not taken for a dead one. */
  public static final OperatorSpec SOON =
      new OperatorSpec(
          EnumSet.allOf(RoleName.class),
          new LeaseTerms(Duration.ofSeconds(6), Duration.ofSeconds(4), Duration.ofSeconds(1)),
          WatchPace.RESYNC);

  /** Copies the roles. */
  public OperatorSpec {
    roles = Set.copyOf(roles);
  }

  /** One role with the times of the product. */
  public static OperatorSpec asShipped(RoleName role) {
    return new OperatorSpec(Set.of(role), LeaseTerms.DEFAULT, WatchPace.RESYNC, Duration.ZERO);
  }

  /** The same with other times of elections. */
  public OperatorSpec terms(LeaseTerms other) {
    return new OperatorSpec(roles, other, resync, clockError);
  }

  /** The same with a clock that is ahead, or behind when negative. */
  public OperatorSpec clockError(Duration error) {
    return new OperatorSpec(roles, terms, resync, error);
  }

  /** The same with another time between lists. */
  public OperatorSpec resync(Duration time) {
    return new OperatorSpec(roles, terms, time, clockError);
  }
}
