package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** Which changes of a Workload are looked at: those of people, not those of our status. */
public final class WorkloadChanges implements OnUpdateFilter<Workload> {

  @Override
  public boolean accept(Workload now, Workload before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid())
        || now.paused() != before.paused()
        || now.isMarkedForDeletion() != before.isMarkedForDeletion()
        || now.getStatus() == null;
  }
}
