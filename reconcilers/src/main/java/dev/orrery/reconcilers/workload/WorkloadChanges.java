package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;
import java.util.function.Predicate;

/** Which changes of a Workload are looked at: those of others, not those of our status by us. */
final class WorkloadChanges implements OnUpdateFilter<Workload> {

  private final Predicate<Workload> asWritten;

  /**
   * One for the reconciler.
   *
   * @param asWritten whether a Workload's status is the one that this process wrote last
   */
  WorkloadChanges(Predicate<Workload> asWritten) {
    this.asWritten = asWritten;
  }

  @Override
  public boolean accept(Workload now, Workload before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid())
        || now.paused() != before.paused()
        || now.isMarkedForDeletion() != before.isMarkedForDeletion()
        || now.getStatus() == null
        || (!now.getStatus().equals(before.getStatus()) && !asWritten.test(now));
  }
}
