package dev.orrery.reconcilers.disruption;

import dev.orrery.crds.controlplane.DisruptionState;
import dev.orrery.crds.controlplane.DisruptionStatus;
import dev.orrery.crds.controlplane.HolderShare;
import dev.orrery.plan.disruption.BudgetTerms;
import dev.orrery.plan.disruption.Freeze;
import dev.orrery.plan.disruption.Ledger;
import dev.orrery.reconcilers.status.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the budget stands, for the ControlPlane's status.
 *
 * @param status the figures
 * @param allowed whether claims are admitted, and why not
 */
public record BudgetReport(DisruptionStatus status, Verdict allowed) {

  private static final int HOLDERS = 32;

  /** When nobody can tell. */
  static BudgetReport unknown(@Nullable Ledger ledger, String why) {
    Verdict verdict = Verdict.unknown("BudgetUnknown", "No claim is admitted. " + why);
    return new BudgetReport(status(DisruptionState.UNKNOWN, ledger, null, null), verdict);
  }

  static BudgetReport of(Ledger ledger, BudgetTerms terms, Instant now) {
    String stop = terms.stop();
    String freeze = Freeze.total(terms.windows(), now);
    if (stop != null) {
      return new BudgetReport(
          status(DisruptionState.STOPPED, ledger, terms, now),
          Verdict.stuck("KillSwitch", "The kill switch is engaged: " + stop + "."));
    }
    return freeze != null
        ? new BudgetReport(
            status(DisruptionState.FROZEN, ledger, terms, now), Verdict.notYet("Frozen", freeze))
        : new BudgetReport(
            status(DisruptionState.OPEN, ledger, terms, now),
            Verdict.yes("Open", "Claims are admitted within the limits."));
  }

  private static DisruptionStatus status(
      DisruptionState state,
      @Nullable Ledger ledger,
      @Nullable BudgetTerms terms,
      @Nullable Instant now) {
    return new DisruptionStatus(
        state,
        ledger == null ? null : ledger.holdings().size(),
        terms == null ? null : terms.limits().atOnce(),
        ledger == null || now == null ? null : ledger.hour().at(now),
        ledger == null ? null : holders(ledger));
  }

  private static @Nullable List<HolderShare> holders(Ledger ledger) {
    List<HolderShare> shares =
        ledger.byHolder().entrySet().stream()
            .map(share -> new HolderShare(share.getKey(), share.getValue()))
            .sorted(
                Comparator.comparing(HolderShare::held)
                    .reversed()
                    .thenComparing(HolderShare::holder))
            .limit(HOLDERS)
            .toList();
    return shares.isEmpty() ? null : shares;
  }
}
