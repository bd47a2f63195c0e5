package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.operator.settings.RoleName;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes until the API server's admission policy knows of a new epoch: it sees the fence
 * by a watch of its own. To be measured before any operator runs in the lane.
 */
public final class Propagation {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Lane lane;
  private final String namespace;

  /** In this lane. */
  public Propagation(Lane lane) {
    this.lane = lane;
    this.namespace = lane.namespace("propagation");
  }

  /** Raises the epoch so often; each time from the fence's answer to the first refusal. */
  public List<Duration> measure(int times) {
    List<Duration> measured = new ArrayList<>();
    var fence = new Fence(lane, RoleName.CONTROLLERS);
    try (KubernetesClient controllers = lane.client(RoleName.CONTROLLERS)) {
      fence.raise(1);
      awaitRefusal(controllers, 0);
      for (int epoch = 2; epoch <= times + 1; epoch++) {
        fence.raise(epoch);
        long from = System.nanoTime();
        awaitRefusal(controllers, epoch - 1);
        measured.add(Duration.ofNanos(System.nanoTime() - from));
      }
    } finally {
      fence.delete();
    }
    return measured;
  }

  private void awaitRefusal(KubernetesClient controllers, int epoch) {
    Service service =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("probe")
            .withNamespace(namespace)
            .addToAnnotations("orrery.dev/epoch", Integer.toString(epoch))
            .endMetadata()
            .withNewSpec()
            .withClusterIP("None")
            .endSpec()
            .build();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        controllers.services().resource(service).dryRun().create();
      } catch (KubernetesClientException refused) {
        if (String.valueOf(refused.getMessage()).contains("epoch " + epoch + " is over")) {
          return;
        }
        throw refused;
      }
    }
    throw new IllegalStateException(
        "epoch " + epoch + " is not refused. Maybe the admission policy is not installed.");
  }
}
