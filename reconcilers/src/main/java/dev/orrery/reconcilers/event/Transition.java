package dev.orrery.reconcilers.event;

import dev.orrery.crds.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A condition before and after a reconcile.
 *
 * @param before null when it was not there
 * @param now null when it is not there any more
 */
public record Transition(@Nullable Condition before, @Nullable Condition now) {

  /** Whether it has just come to hold. */
  public boolean began() {
    return now != null && now.holds() && !(before != null && before.holds());
  }

  /** Whether it has just stopped holding. */
  public boolean ended() {
    return before != null && before.holds() && !(now != null && now.holds());
  }

  /** Whether it does not hold, for another reason or with other words than before. */
  public boolean otherReason() {
    return now != null
        && !now.holds()
        && (before == null
            || !before.reason().equals(now.reason())
            || !before.message().equals(now.message()));
  }

  /** What the condition says now; nothing when it is not there. */
  public String text() {
    if (now == null) {
      return "";
    }
    return now.holds() ? now.message() : now.reason() + ": " + now.message();
  }
}
