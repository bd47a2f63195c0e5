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
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.util.List;

/** What is watched for Workloads, all by the one label. */
final class WorkloadSources {

  private static final long PAGE = 500;

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
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Workload.class))
            .build();
    return new InformerEventSource<>(configuration, context);
  }
}
