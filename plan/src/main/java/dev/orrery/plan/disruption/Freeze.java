package dev.orrery.plan.disruption;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a freeze window is open. */
public final class Freeze {

  private Freeze() {}

  /** Why this activity is held back now; null when it is not. */
  public static @Nullable Refusal refusal(
      List<FreezeWindow> windows, Activity activity, Instant now) {
    for (FreezeWindow window : windows) {
      Instant end = window.concerns(activity) ? window.openUntil(now) : null;
      if (end != null) {
        return new Refusal(Refusal.Cause.FROZEN, text(window, end));
      }
    }
    return null;
  }

  /** Why everything is held back now; null when something is not. */
  public static @Nullable String total(List<FreezeWindow> windows, Instant now) {
    for (FreezeWindow window : windows) {
      Instant end = window.total() ? window.openUntil(now) : null;
      if (end != null) {
        return text(window, end);
      }
    }
    return null;
  }

  private static String text(FreezeWindow window, Instant end) {
    return "Freeze window " + window.name() + " is open until " + end + ".";
  }
}
