package dev.orrery.reconcilers.workload;

import dev.orrery.crds.Api;
import dev.orrery.crds.workload.Workload;
import dev.orrery.reconcilers.workload.pod.PodEvents;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is watched for Workloads, all by the one label. */
final class WorkloadSources {

  private static final long PAGE = 500;
  private static final SecondaryToPrimaryMapper<HasMetadata> BY_OWNER =
      Mappers.fromOwnerReferences(Workload.class);

  private WorkloadSources() {}

  static List<EventSource<?, Workload>> of(EventSourceContext<Workload> context, PodEvents pods) {
    return List.of(
        owned(Deployment.class, context),
        owned(Service.class, context),
        owned(PodDisruptionBudget.class, context),
        pods);
  }

  private static <R extends HasMetadata> InformerEventSource<R, Workload> owned(
      Class<R> type, EventSourceContext<Workload> context) {
    var configuration =
        InformerEventSourceConfiguration.from(type, Workload.class)
            .withLabelSelector(Api.WORKLOAD_LABEL)
            .withInformerListLimit(PAGE)
            .withSecondaryToPrimaryMapper(WorkloadSources::workloads)
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  /**
   * The owner; where somebody took the owner reference away, the Workload whose label it has, so
   * that it gets to know.
   */
  private static Set<ResourceID> workloads(HasMetadata object) {
    Set<ResourceID> owners = BY_OWNER.toPrimaryResourceIDs(object);
    String label =
        Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of())
            .get(Api.WORKLOAD_LABEL);
    return owners.isEmpty() && label != null
        ? Set.of(new ResourceID(label, object.getMetadata().getNamespace()))
        : owners;
  }
}
