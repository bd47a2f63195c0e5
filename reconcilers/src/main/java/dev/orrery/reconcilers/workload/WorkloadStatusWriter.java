package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import dev.orrery.crds.workload.WorkloadConditions;
import dev.orrery.crds.workload.WorkloadStatus;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import dev.orrery.reconcilers.owned.RepairPace;
import dev.orrery.reconcilers.status.StatusMemory;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Workload's status when it says something new, and puts it right when somebody else wrote
 * there: at once, then now and then.
 */
final class WorkloadStatusWriter {

  private static final WritePoint POINT = new WritePoint(WorkloadReconciler.NAME, "status");

  private static final String OURS = "status";

  private final Writer writer;
  private final RepairPace pace;
  private final StatusMemory<WorkloadStatus> memory = new StatusMemory<>();

  WorkloadStatusWriter(Writer writer, InstantSource clock) {
    this.writer = writer;
    this.pace = new RepairPace(clock);
  }

  /** What the next status goes on from: what we said last, whatever others made of it. */
  @Nullable WorkloadStatus last(Workload workload) {
    WorkloadStatus own = memory.own(workload);
    return own == null ? ours(workload.getStatus()) : own;
  }

  /** Whether the status is the one that was written here last. */
  boolean asWritten(Workload workload) {
    return Objects.equals(workload.getStatus(), memory.own(workload));
  }

  void forget(Workload workload) {
    memory.forget(workload.getMetadata().getUid());
    pace.forget(workload.getMetadata().getUid());
  }

  /** Whether the status stands as given now, or the Workload is gone. */
  boolean write(Workload workload, WorkloadStatus status) {
    if (status.equals(ours(memory.newest(workload)))) {
      return true;
    }
    String uid = workload.getMetadata().getUid();
    WorkloadStatus own = memory.own(workload);
    boolean repair = status.equals(own);
    if (repair && pace.left(uid, OURS).isPositive()) {
      return false;
    }
    var patch = new Workload();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(workload.getMetadata().getName())
            .withNamespace(workload.getMetadata().getNamespace())
            .withUid(uid)
            .build());
    patch.setStatus(status);
    WriteResult result = writer.write(new Write.ApplyStatus(POINT, ObjectRef.of(workload), patch));
    return switch (result) {
      case WriteResult.Applied applied -> {
        memory.remember(uid, applied.resourceVersion(), status);
        if (repair || own == null) {
          pace.wrote(uid, OURS);
        }
        yield true;
      }
      case WriteResult.Gone _ -> true;
      default -> false;
    };
  }

  /** Without conditions of types that are not ours: others may have their own there. */
  private static @Nullable WorkloadStatus ours(@Nullable WorkloadStatus stands) {
    return stands == null || stands.conditions() == null
        ? stands
        : stands.withConditions(
            stands.conditions().stream()
                .filter(condition -> WorkloadConditions.ALL.contains(condition.type()))
                .toList());
  }
}
