package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import dev.orrery.crds.workload.WorkloadConditions;
import dev.orrery.crds.workload.WorkloadStatus;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.Writer;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.event.Reporter;
import dev.orrery.reconcilers.owned.OwnedObject;
import dev.orrery.reconcilers.owned.OwnedObjects;
import dev.orrery.reconcilers.port.LiveObjects;
import dev.orrery.reconcilers.status.ConditionSet;
import dev.orrery.reconcilers.status.Verdict;
import dev.orrery.reconcilers.workload.desired.WorkloadNames;
import dev.orrery.reconcilers.workload.pod.OwnedPod;
import dev.orrery.reconcilers.workload.pod.PodEvents;
import dev.orrery.reconcilers.workload.step.AcceptedStep;
import dev.orrery.reconcilers.workload.step.DeploymentStep;
import dev.orrery.reconcilers.workload.step.PlacedStep;
import dev.orrery.reconcilers.workload.step.ReadyStep;
import dev.orrery.reconcilers.workload.step.WorkloadView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a Workload's Deployment, Service and disruption budget, and tells in its status how they
 * are. Steps in order: accepted, placed, deployment ready, ready.
 */
@ControllerConfiguration(
    name = WorkloadReconciler.NAME,
    informer = @Informer(informerListLimit = 500),
    generationAwareEventProcessing = false,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 5, timeUnit = TimeUnit.MINUTES),
    retry = CappedRetry.class)
public final class WorkloadReconciler implements Reconciler<Workload> {

  /** The controller's short name. */
  public static final String NAME = "workload";

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(30);

  private final Turns turns = new Turns();
  private final EpochSource epochs;
  private final PodEvents pods;
  private final InstantSource clock;
  private final AcceptedStep accepted;
  private final WorkloadStatusWriter statuses;
  private final WorkloadEvents events;

  /**
   * One for the process.
   *
   * @param writer the write path of this role
   * @param epochs the same as the writer's; without an epoch nothing is reconciled
   * @param live reads past the caches
   * @param pods of all Workloads; started and stopped with this reconciler
   */
  public WorkloadReconciler(
      Writer writer, EpochSource epochs, LiveObjects live, PodEvents pods, InstantSource clock) {
    this.epochs = epochs;
    this.pods = pods;
    this.clock = clock;
    this.accepted = new AcceptedStep(new OwnedObjects(NAME, writer, live, clock), live);
    this.statuses = new WorkloadStatusWriter(writer, clock);
    this.events = new WorkloadEvents(new Reporter(NAME, writer, clock));
  }

  /** Which changes of Workloads are worth a look; to be set where this is registered. */
  public OnUpdateFilter<Workload> changes() {
    return new WorkloadChanges(statuses::asWritten);
  }

  @Override
  public List<EventSource<?, Workload>> prepareEventSources(EventSourceContext<Workload> context) {
    return WorkloadSources.of(context, pods);
  }

  @Override
  public UpdateControl<Workload> reconcile(Workload workload, Context<Workload> context) {
    ResourceID id = ResourceID.fromResource(workload);
    // While it waited for its turn, the Workload may have changed.
    return turns.take(
        id,
        () ->
            context
                .getPrimaryCache()
                .get(id)
                .map(newest -> look(newest, context))
                .orElseGet(UpdateControl::noUpdate));
  }

  private UpdateControl<Workload> look(Workload workload, Context<Workload> context) {
    Epoch epoch = epochs.held();
    if (epoch == null) {
      return UpdateControl.<Workload>noUpdate().rescheduleAfter(SOON);
    }
    if (workload.isMarkedForDeletion()) {
      statuses.forget(workload);
      return UpdateControl.noUpdate();
    }
    WorkloadStatus before = statuses.last(workload);
    var conditions =
        new ConditionSet(
            before == null ? null : before.conditions(),
            workload.getMetadata().getGeneration(),
            clock.instant());
    return workload.paused()
        ? pause(workload, before, conditions, epoch)
        : run(workload, view(workload, context), conditions, epoch);
  }

  private UpdateControl<Workload> run(
      Workload workload, WorkloadView view, ConditionSet conditions, Epoch epoch) {
    AcceptedStep.Result result = accepted.run(view);
    // What the cache has from before a change would pass the old pods off as the new ones.
    Verdict deployment = DeploymentStep.run(accepted.outdated(view) ? null : view.deployment());
    Verdict placed = PlacedStep.run(view.deployment(), view.pods());
    ReadyStep.run(conditions, result.verdict(), deployment, placed);
    events.pruned(workload, result.pruned());
    boolean written = statuses.write(workload, WorkloadFigures.of(view, conditions, epoch));
    if (written) {
      events.transitions(workload, conditions);
    }
    UpdateControl<Workload> done = UpdateControl.noUpdate();
    if (result.unknown() || !written) {
      return done.rescheduleAfter(SOON);
    }
    Duration again = result.again();
    if (again != null) {
      return done.rescheduleAfter(again);
    }
    return result.verdict().stuck() ? done.rescheduleAfter(LATER) : done;
  }

  private UpdateControl<Workload> pause(
      Workload workload, @Nullable WorkloadStatus before, ConditionSet conditions, Epoch epoch) {
    conditions
        .keepAll()
        .set(
            WorkloadConditions.PAUSED,
            Verdict.yes("Paused", "Nothing is done until orrery.dev/pause is removed."));
    boolean written =
        statuses.write(workload, WorkloadFigures.paused(workload, before, conditions, epoch));
    if (written) {
      events.transitions(workload, conditions);
    }
    UpdateControl<Workload> done = UpdateControl.noUpdate();
    return written ? done : done.rescheduleAfter(SOON);
  }

  private static WorkloadView view(Workload workload, Context<Workload> context) {
    String uid = workload.getMetadata().getUid();
    String name = WorkloadNames.owned(workload.getMetadata().getName());
    Deployment deployment =
        controlled(Deployment.class, uid, context).stream()
            .filter(found -> name.equals(found.getMetadata().getName()))
            .findFirst()
            .orElse(null);
    return new WorkloadView(
        workload,
        deployment,
        controlled(Service.class, uid, context),
        controlled(PodDisruptionBudget.class, uid, context),
        context
            .getSecondaryResourcesAsStream(OwnedPod.class)
            .filter(pod -> pod.madeBy(name))
            .toList());
  }

  private static <R extends HasMetadata> List<R> controlled(
      Class<R> type, String uid, Context<Workload> context) {
    return context
        .getSecondaryResourcesAsStream(type)
        .filter(object -> OwnedObject.controlledBy(object, uid))
        .toList();
  }
}
