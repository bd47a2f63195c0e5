package dev.orrery.plan.disruption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed at this moment.
 *
 * @param windows times without new claims
 * @param stop why the kill switch is engaged; null when it is not
 */
public record BudgetTerms(Limits limits, List<FreezeWindow> windows, @Nullable String stop) {

  /** Copies the windows. */
  public BudgetTerms {
    windows = List.copyOf(windows);
  }
}
