package dev.orrery.reconcilers.controlplane;

import dev.orrery.crds.controlplane.DisruptionPolicy;
import dev.orrery.reconcilers.disruption.BudgetReport;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report on the disruption budget is about the settings that are asked for. Reports come
 * from a loop of their own: the first one after a change may have been begun before it, the second
 * cannot have been.
 */
final class BudgetWord {

  private @Nullable DisruptionPolicy policy;
  private @Nullable BudgetReport last;
  private int toCome;

  /**
   * Whether the report may be shown beside these settings.
   *
   * @param report the last one; each look makes a new one, equal or not
   */
  @SuppressWarnings("ReferenceEquality")
  boolean about(DisruptionPolicy wanted, @Nullable BudgetReport report) {
    if (policy == null) {
      toCome = 0; // whoever begins now has no earlier report
    } else if (!wanted.equals(policy)) {
      toCome = 2;
    } else if (report != last && toCome > 0) {
      toCome--;
    }
    policy = wanted;
    last = report;
    return report == null || toCome == 0;
  }
}
