package dev.orrery.e2e;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Small pods that come to Orrery one after the other, for as long as it is open. */
final class PodStream implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final String namespace;
  private final AtomicInteger made = new AtomicInteger();
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> beating;

  PodStream(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    this.beating = beat.scheduleAtFixedRate(this::make, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void make() {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("streamed-" + made.incrementAndGet())
            .withNamespace(namespace)
            .addToLabels("app", "streamed")
            .endMetadata()
            .withNewSpec()
            .withSchedulerName("orrery")
            .withTerminationGracePeriodSeconds(0L)
            .addNewContainer()
            .withName("beacon")
            .withImage("localhost/orrery/beacon:1")
            .withImagePullPolicy("IfNotPresent")
            .endContainer()
            .endSpec()
            .build();
    client.resource(pod).create();
  }

  /** No more pods; waits until each has a node. */
  List<Pod> allBound() {
    if (beating.state() == Future.State.FAILED) {
      throw new AssertionError("a pod was not created", beating.exceptionNow());
    }
    beat.shutdown();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                beat.isTerminated()
                    && pods().size() == made.get()
                    && pods().stream().allMatch(pod -> pod.getSpec().getNodeName() != null));
    return pods();
  }

  /** The longest time from a pod's creation to its node; the API tells it in whole seconds. */
  static Duration longestWait(List<Pod> pods) {
    return pods.stream()
        .map(
            pod ->
                Duration.between(
                    Instant.parse(pod.getMetadata().getCreationTimestamp()), scheduled(pod)))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private static Instant scheduled(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .map(condition -> Instant.parse(condition.getLastTransitionTime()))
        .findFirst()
        .orElseThrow();
  }

  private List<Pod> pods() {
    return client.pods().inNamespace(namespace).withLabel("app", "streamed").list().getItems();
  }

  @Override
  public void close() {
    beat.shutdownNow();
    client.pods().inNamespace(namespace).withLabel("app", "streamed").delete();
  }
}
