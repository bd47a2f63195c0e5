package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import dev.orrery.crds.workload.WorkloadConditions;
import dev.orrery.reconcilers.event.Reporter;
import dev.orrery.reconcilers.event.Transition;
import dev.orrery.reconcilers.status.ConditionSet;
import java.util.List;

/** What a Workload's events are, and when they are sent. */
final class WorkloadEvents {

  /** The reasons, one word each. */
  enum Reason {
    READY("Ready", "Reconcile", false),
    NOT_READY("NotReady", "Reconcile", true),
    NOT_ACCEPTED("NotAccepted", "Apply", true),
    ACCEPTED("Accepted", "Apply", false),
    PRUNED("Pruned", "Delete", false),
    PAUSED("Paused", "Reconcile", false);

    private final String word;
    private final String action;
    private final boolean warning;

    Reason(String word, String action, boolean warning) {
      this.word = word;
      this.action = action;
      this.warning = warning;
    }
  }

  private final Reporter reporter;

  WorkloadEvents(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Sends what the difference between old and new conditions is worth. */
  void transitions(Workload workload, ConditionSet conditions) {
    Transition accepted = of(conditions, WorkloadConditions.ACCEPTED);
    Transition ready = of(conditions, WorkloadConditions.READY);
    Transition paused = of(conditions, WorkloadConditions.PAUSED);
    if (accepted.otherReason()) {
      tell(workload, Reason.NOT_ACCEPTED, accepted.text());
    } else if (accepted.began() && accepted.before() != null) {
      tell(workload, Reason.ACCEPTED, "The API server takes it now.");
    }
    if (ready.began()) {
      tell(workload, Reason.READY, ready.text());
    } else if (ready.ended()) {
      tell(workload, Reason.NOT_READY, ready.text());
    }
    if (paused.began()) {
      tell(workload, Reason.PAUSED, "Nothing is done until orrery.dev/pause is removed.");
    }
  }

  /** Objects were taken away because the spec no longer asks for them. */
  void pruned(Workload workload, List<String> titles) {
    if (!titles.isEmpty()) {
      tell(workload, Reason.PRUNED, "Deleted " + String.join(", ", titles) + ".");
    }
  }

  private static Transition of(ConditionSet conditions, String type) {
    return new Transition(conditions.before(type), conditions.now(type));
  }

  private void tell(Workload workload, Reason reason, String note) {
    reporter.tell(workload, reason.warning, reason.word, reason.action, note);
  }
}
