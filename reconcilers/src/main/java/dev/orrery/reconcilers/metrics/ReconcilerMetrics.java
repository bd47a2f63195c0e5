package dev.orrery.reconcilers.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceEvent;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the reconcilers do, in client_java's registry. The only labels are the controller's name and
 * the event's kind: nothing grows with the number of objects.
 */
public final class ReconcilerMetrics implements Metrics {

  private static final String CONTROLLER = "controller";
  private static final double[] BUCKETS = {.01, .05, .1, .25, .5, 1, 2, 5, 10, 30};

  private final Counter started;
  private final Counter succeeded;
  private final Counter failed;
  private final Counter retries;
  private final Counter events;
  private final Gauge active;
  private final Gauge queued;
  private final Histogram duration;
  private final Map<String, Map<?, ?>> sizes = new ConcurrentHashMap<>();

  /** Registers the meters. */
  public ReconcilerMetrics(PrometheusRegistry registry) {
    started = counter(registry, "reconciliations_started", "Reconciliations begun.");
    succeeded = counter(registry, "reconciliations_success", "Reconciliations that ended well.");
    failed = counter(registry, "reconciliations_failure", "Reconciliations that threw.");
    retries = counter(registry, "reconciliations_retries", "Reconciliations that were retries.");
    events =
        Counter.builder()
            .name("events_received")
            .help("Events received.")
            .labelNames(CONTROLLER, "event", "action")
            .register(registry);
    active = gauge(registry, "reconciliations_active", "Reconciliations under way.");
    queued = gauge(registry, "reconciliations_queue", "Reconciliations that wait.");
    duration =
        Histogram.builder()
            .name("reconciliations_execution_duration_seconds")
            .help("How long a reconciliation takes.")
            .labelNames(CONTROLLER)
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .register(registry);
    GaugeWithCallback.builder()
        .name("custom_resources")
        .help("Custom resources known to a controller.")
        .labelNames(CONTROLLER)
        .callback(callback -> sizes.forEach((name, map) -> callback.call(map.size(), name)))
        .register(registry);
  }

  @Override
  public void controllerRegistered(Controller<? extends HasMetadata> controller) {
    String name = controller.getConfiguration().getName();
    started.initLabelValues(name);
    succeeded.initLabelValues(name);
    failed.initLabelValues(name);
    retries.initLabelValues(name);
    active.initLabelValues(name);
    queued.initLabelValues(name);
    duration.initLabelValues(name);
  }

  @Override
  public void receivedEvent(Event event, Map<String, Object> metadata) {
    String action =
        event instanceof ResourceEvent resource
            ? resource.getAction().name().toLowerCase(Locale.ROOT)
            : "";
    events.labelValues(controller(metadata), event.getClass().getSimpleName(), action).inc();
  }

  @Override
  public void reconcileCustomResource(
      HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    String name = controller(metadata);
    started.labelValues(name).inc();
    queued.labelValues(name).inc();
    if (retry != null && retry.getAttemptCount() > 0) {
      retries.labelValues(name).inc();
    }
  }

  @Override
  public void reconciliationExecutionStarted(HasMetadata resource, Map<String, Object> metadata) {
    queued.labelValues(controller(metadata)).dec();
    active.labelValues(controller(metadata)).inc();
  }

  @Override
  public void reconciliationExecutionFinished(HasMetadata resource, Map<String, Object> metadata) {
    active.labelValues(controller(metadata)).dec();
  }

  @Override
  public void finishedReconciliation(HasMetadata resource, Map<String, Object> metadata) {
    succeeded.labelValues(controller(metadata)).inc();
  }

  @Override
  public void failedReconciliation(
      HasMetadata resource, Exception exception, Map<String, Object> metadata) {
    failed.labelValues(controller(metadata)).inc();
  }

  @Override
  public void cleanupDoneFor(ResourceID id, Map<String, Object> metadata) {
    events.labelValues(controller(metadata), "CleanupDone", "deleted").inc();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    long begin = System.nanoTime();
    try {
      return execution.execute();
    } finally {
      duration.labelValues(execution.controllerName()).observe((System.nanoTime() - begin) / 1e9);
    }
  }

  @Override
  public <T extends Map<?, ?>> T monitorSizeOf(T map, String name) {
    sizes.put(name, map);
    return map;
  }

  private static String controller(Map<String, Object> metadata) {
    Object name = metadata.get(Constants.CONTROLLER_NAME);
    return name == null ? "unknown" : name.toString();
  }

  private static Counter counter(PrometheusRegistry registry, String name, String help) {
    return Counter.builder().name(name).help(help).labelNames(CONTROLLER).register(registry);
  }

  private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
    return Gauge.builder().name(name).help(help).labelNames(CONTROLLER).register(registry);
  }
}
