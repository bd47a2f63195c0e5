package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Users at work all the time: Workloads whose Service changes, comes and goes, and pods that want a
 * node. So there is always a write under way when a leader falls, and it shows whether anybody
 * works again.
 */
final class Bustle implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int LONGEST_LIFE = 20;
  private static final int PORTS = 20_000;

  private final Stage stage;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile int round;

  /** Begins at once. */
  Bustle(Lane lane) {
    this.stage = new Stage(lane.namespace("bustle"), lane.admin());
    var _ = Thread.ofPlatform().daemon().name("bustle").start(this::run);
  }

  /** Up to which round users have asked for something. */
  int asked() {
    return round;
  }

  /** Whether both roles have carried out what was asked in this round. */
  boolean done(int wanted) {
    try {
      int port = stage.get("v1", "services", "changing").at("/spec/ports/0/port").asInt() - PORTS;
      return port >= wanted && placed() >= wanted;
    } catch (KubernetesClientException away) {
      return false; // the API server is among what is broken here
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }

  private int placed() {
    return stage.list("v1", "pods").stream()
        .filter(pod -> pod.at("/spec/nodeName").asText().length() > 0)
        .mapToInt(pod -> Integer.parseInt(pod.at("/metadata/name").asText().substring(2)))
        .max()
        .orElse(0);
  }

  private void run() {
    try {
      while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        ask(round + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(int next) {
    try {
      stage.apply(workload("changing", service(next)));
      stage.apply(workload("toggling", next % 2 == 0 ? service(next) : ""));
      stage.apply(pod(next));
      if (next > LONGEST_LIFE) {
        stage.delete(pod(next - LONGEST_LIFE));
      }
      round = next;
    } catch (KubernetesClientException away) {
      // The API server is among what is broken here; users try again as well.
      return;
    }
  }

  private static String service(int round) {
    return "service: {ports: [{port: %d}]}".formatted(PORTS + round);
  }

  private static String workload(String name, String service) {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: %s, namespace: NAMESPACE}
        spec:
          replicas: 0
          %s
          template:
            spec:
              containers: [{name: app, image: "example/app:1", ports: [{containerPort: 8080}]}]
        """
        .formatted(name, service);
  }

  private static String pod(int round) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: p-%d, namespace: NAMESPACE}
        spec:
          schedulerName: orrery
          terminationGracePeriodSeconds: 0
          containers: [{name: app, image: "example/app:1"}]
        """
        .formatted(round);
  }
}
