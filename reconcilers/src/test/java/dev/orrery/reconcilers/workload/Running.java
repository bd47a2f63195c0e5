package dev.orrery.reconcilers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.definition.Definitions;
import dev.orrery.crds.workload.Workload;
import dev.orrery.crds.workload.WorkloadStatus;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.metrics.ReconcilerMetrics;
import dev.orrery.reconcilers.port.ClientLiveObjects;
import dev.orrery.reconcilers.workload.pod.PodEvents;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.Operator;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The Workload reconciler at work on a real API server. */
final class Running implements AutoCloseable {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  final KubernetesClient client;
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ApiHttp http;
  private final Operator operator;

  /** Installs the CRDs and starts. */
  Running(Config config, long epoch) {
    this.client = new KubernetesClientBuilder().withConfig(config).build();
    install(client);
    this.http = new ApiHttp(config, Duration.ofSeconds(10));
    EpochSource epochs = () -> new Epoch(epoch);
    var writer = new HttpWriter(http, epochs, "test", HttpWriter.DEFAULT_IN_FLIGHT);
    var metrics = new ReconcilerMetrics(registry);
    this.operator =
        new Operator(
            overrider ->
                overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withMetrics(metrics));
    var workloads =
        new WorkloadReconciler(
            writer,
            epochs,
            new ClientLiveObjects(client),
            new PodEvents(http, Set.of(), WatchPace.standard(), failures::add),
            InstantSource.system());
    operator.register(workloads, controller -> controller.withOnUpdateFilter(workloads.changes()));
    operator.start();
  }

  @Override
  public void close() {
    operator.stop();
    assertThat(failures).as("ends of threads that must not end").isEmpty();
    http.close();
    client.close();
  }

  static void install(KubernetesClient client) {
    Definitions.all()
        .forEach(
            crd -> client.resource(crd).fieldManager("test").forceConflicts().serverSideApply());
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> client.resources(Workload.class).inAnyNamespace().list() != null);
  }

  Workload apply(String namespace, String yaml) {
    Workload workload = YAML.unmarshal(yaml, Workload.class);
    workload.getMetadata().setNamespace(namespace);
    return client.resource(workload).fieldManager("user").forceConflicts().serverSideApply();
  }

  Workload workload(String namespace, String name) {
    return client.resources(Workload.class).inNamespace(namespace).withName(name).get();
  }

  /** A condition as text, such as {@code TRUE Ready: ...}; empty when it is not there. */
  String says(String namespace, String name, String type) {
    WorkloadStatus status = workload(namespace, name).getStatus();
    return status == null || status.conditions() == null
        ? ""
        : status.conditions().stream()
            .filter(condition -> condition.type().equals(type))
            .map(
                condition ->
                    condition.status() + " " + condition.reason() + ": " + condition.message())
            .findFirst()
            .orElse("");
  }

  /** Reconciliations that were carried out so far. */
  long reconciled() {
    return registry.scrape().stream()
        .filter(HistogramSnapshot.class::isInstance)
        .map(HistogramSnapshot.class::cast)
        .flatMap(histogram -> histogram.getDataPoints().stream())
        .mapToLong(HistogramSnapshot.HistogramDataPointSnapshot::getCount)
        .sum();
  }
}
