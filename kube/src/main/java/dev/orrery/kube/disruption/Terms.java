package dev.orrery.kube.disruption;

import dev.orrery.crds.controlplane.DisruptionPolicy;
import dev.orrery.crds.controlplane.FreezeWindowSpec;
import dev.orrery.crds.controlplane.KillSwitch;
import dev.orrery.crds.disruption.DisruptionActivity;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.BudgetTerms;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.FreezeWindow;
import dev.orrery.plan.disruption.Limits;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The budget's terms from what the ControlPlane says. */
final class Terms {

  private Terms() {}

  /**
   * The terms.
   *
   * @param otherStop why disruption is stopped elsewhere; empty: the policy decides
   * @throws BudgetUnavailableException when a window makes no sense
   */
  static BudgetTerms of(DisruptionPolicy policy, String otherStop) {
    String stop = otherStop.isEmpty() ? stop(policy) : otherStop;
    return new BudgetTerms(
        new Limits(
            policy.effectiveAtOnce(),
            policy.perZone(),
            policy.effectivePerWorkload(),
            policy.perHour()),
        Objects.requireNonNullElse(policy.freeze(), List.<FreezeWindowSpec>of()).stream()
            .map(Terms::window)
            .toList(),
        stop.isEmpty() ? null : stop);
  }

  /** Why the policy's kill switch is engaged; empty when it is not. */
  static String stop(DisruptionPolicy policy) {
    KillSwitch kill = policy.killSwitch();
    if (kill == null || !kill.engaged()) {
      return "";
    }
    String reason = kill.reason() == null ? "" : kill.reason().strip();
    return "ControlPlane default: " + (reason.isEmpty() ? "no reason given" : reason);
  }

  private static FreezeWindow window(FreezeWindowSpec spec) {
    try {
      var activities =
          Objects.requireNonNullElse(spec.activities(), List.<DisruptionActivity>of()).stream()
              .map(activity -> Activity.valueOf(activity.name()))
              .collect(Collectors.toUnmodifiableSet());
      Duration length = Duration.parse("PT" + spec.duration().toUpperCase(Locale.ROOT));
      return FreezeWindow.of(
          spec.name(), spec.schedule(), spec.effectiveTimeZone(), length, activities);
    } catch (DateTimeParseException e) {
      throw new BudgetUnavailableException(
          "duration of freeze window "
              + spec.name()
              + " is "
              + spec.duration()
              + ". Maybe write hours and minutes, like 1h30m.");
    } catch (IllegalArgumentException e) {
      throw new BudgetUnavailableException(String.valueOf(e.getMessage()));
    }
  }
}
