package dev.orrery.kube.disruption;

import dev.orrery.crds.disruption.ClaimHolder;
import dev.orrery.crds.disruption.ClaimPhase;
import dev.orrery.crds.disruption.ClaimProcess;
import dev.orrery.crds.disruption.ClaimTarget;
import dev.orrery.crds.disruption.DisruptionActivity;
import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.crds.disruption.DisruptionClaimSpec;
import dev.orrery.crds.disruption.DisruptionClaimStatus;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.HolderRef;
import dev.orrery.plan.disruption.Target;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between claims as the budget knows them and the objects that declare them. */
final class ClaimObjects {

  private static final int TARGETS = 32;
  private static final int REASON = 256;

  private ClaimObjects() {}

  static DisruptionClaim object(ClaimRequest request, ClaimProcessRef process) {
    var object = new DisruptionClaim();
    object.setMetadata(
        new ObjectMetaBuilder()
            .withName(request.name())
            .addToLabels("app.kubernetes.io/managed-by", "orrery")
            .build());
    String reason = request.reason();
    object.setSpec(
        new DisruptionClaimSpec(
            DisruptionActivity.valueOf(request.activity().name()),
            reason.length() > REASON ? reason.substring(0, REASON) : reason,
            holder(request.holder()),
            new ClaimProcess(process.identity(), process.lease()),
            request.targets().stream().limit(TARGETS).map(ClaimObjects::target).toList(),
            absent(request.zone()),
            absent(request.workload()),
            Math.toIntExact(request.ttl().toSeconds())));
    return object;
  }

  static SeenClaim seen(DisruptionClaim object) {
    DisruptionClaimSpec spec = object.getSpec();
    DisruptionClaimStatus status = object.getStatus();
    ClaimHolder holder = spec.holder();
    HolderRef ref =
        new HolderRef(
            holder.apiVersion(),
            holder.kind(),
            holder.resource(),
            present(holder.namespace()),
            holder.name(),
            holder.uid());
    return new SeenClaim(
        new Claim(
            object.getMetadata().getUid(),
            object.getMetadata().getName(),
            Long.parseLong(object.getMetadata().getResourceVersion()),
            Activity.valueOf(spec.activity().name()),
            present(spec.zone()),
            present(spec.workload()),
            ref.text()),
        ref,
        process(object),
        Duration.ofSeconds(spec.ttlSeconds()),
        status == null || status.renewals() == null ? 0 : status.renewals(),
        status != null && status.phase() == ClaimPhase.HELD,
        Instant.parse(object.getMetadata().getCreationTimestamp()));
  }

  /** Whether the object is the declaration that this request would make. */
  static boolean answers(DisruptionClaim object, ClaimRequest request) {
    return object.getSpec().holder().uid().equals(request.holder().uid())
        && object.getSpec().activity().name().equals(request.activity().name())
        && !object.isMarkedForDeletion();
  }

  static ClaimProcessRef process(DisruptionClaim object) {
    DisruptionClaimStatus status = object.getStatus();
    ClaimProcess process =
        status == null || status.process() == null ? object.getSpec().process() : status.process();
    return new ClaimProcessRef(process.identity(), process.lease());
  }

  private static ClaimHolder holder(HolderRef holder) {
    return new ClaimHolder(
        holder.apiVersion(),
        holder.kind(),
        holder.resource(),
        absent(holder.namespace()),
        holder.name(),
        holder.uid());
  }

  private static ClaimTarget target(Target target) {
    return new ClaimTarget(
        target.kind(), absent(target.namespace()), target.name(), absent(target.uid()));
  }

  private static @Nullable String absent(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String present(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
