package dev.orrery.reconcilers.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcilerMetricsTest {

  private static final Map<String, Object> WORKLOAD = Map.of("controller.name", "workload");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ReconcilerMetrics metrics = new ReconcilerMetrics(registry);

  @Test
  void aReconciliationIsCountedFromQueueToEnd() {
    var object = new ConfigMap();
    metrics.receivedEvent(new Event(new ResourceID("a", "b")), WORKLOAD);
    metrics.reconcileCustomResource(object, null, WORKLOAD);
    assertThat(gauge("reconciliations_queue")).isEqualTo(1);
    metrics.reconciliationExecutionStarted(object, WORKLOAD);
    assertThat(gauge("reconciliations_queue")).isZero();
    assertThat(gauge("reconciliations_active")).isEqualTo(1);
    metrics.finishedReconciliation(object, WORKLOAD);
    metrics.reconciliationExecutionFinished(object, WORKLOAD);
    assertThat(gauge("reconciliations_active")).isZero();
    assertThat(counter("reconciliations_started")).isEqualTo(1);
    assertThat(counter("reconciliations_success")).isEqualTo(1);
    metrics.failedReconciliation(object, new IllegalStateException(), WORKLOAD);
    assertThat(counter("reconciliations_failure")).isEqualTo(1);
    assertThat(counter("events_received")).isEqualTo(1);
  }

  @Test
  void knownObjectsAreCountedWhenAsked() {
    metrics.monitorSizeOf(Map.of("a", 1, "b", 2), "workload");
    assertThat(gauge("custom_resources")).isEqualTo(2);
  }

  private double counter(String name) {
    return ((CounterSnapshot) snapshot(name)).getDataPoints().getFirst().getValue();
  }

  private double gauge(String name) {
    return ((GaugeSnapshot) snapshot(name)).getDataPoints().getFirst().getValue();
  }

  private MetricSnapshot snapshot(String name) {
    return registry.scrape().stream()
        .filter(found -> found.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
