package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import dev.orrery.crds.workload.WorkloadStatus;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import dev.orrery.reconcilers.status.StatusMemory;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.jspecify.annotations.Nullable;

/** Writes a Workload's status when it says something new. */
final class WorkloadStatusWriter {

  private static final WritePoint POINT = new WritePoint(WorkloadReconciler.NAME, "status");

  private final Writer writer;
  private final StatusMemory<WorkloadStatus> memory = new StatusMemory<>();

  WorkloadStatusWriter(Writer writer) {
    this.writer = writer;
  }

  @Nullable WorkloadStatus newest(Workload workload) {
    return memory.newest(workload);
  }

  void forget(Workload workload) {
    memory.forget(workload.getMetadata().getUid());
  }

  /** Whether the status stands as given now, or the Workload is gone. */
  boolean write(Workload workload, WorkloadStatus status) {
    if (status.equals(newest(workload))) {
      return true;
    }
    var patch = new Workload();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(workload.getMetadata().getName())
            .withNamespace(workload.getMetadata().getNamespace())
            .withUid(workload.getMetadata().getUid())
            .build());
    patch.setStatus(status);
    WriteResult result = writer.write(new Write.ApplyStatus(POINT, ObjectRef.of(workload), patch));
    return switch (result) {
      case WriteResult.Applied applied -> {
        memory.remember(workload.getMetadata().getUid(), applied.resourceVersion(), status);
        yield true;
      }
      case WriteResult.Gone _ -> true;
      default -> false;
    };
  }
}
