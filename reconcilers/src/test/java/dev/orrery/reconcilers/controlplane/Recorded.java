package dev.orrery.reconcilers.controlplane;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.controlplane.ControlPlaneStatus;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes every status and keeps it. */
final class Recorded implements Writer {

  final List<ControlPlaneStatus> statuses = new ArrayList<>();

  @Override
  public CompletableFuture<WriteResult> send(Write write) {
    statuses.add(((ControlPlane) ((Write.ApplyStatus) write).object()).getStatus());
    return CompletableFuture.completedFuture(
        new WriteResult.Applied(JsonNodeFactory.instance.objectNode()));
  }
}
