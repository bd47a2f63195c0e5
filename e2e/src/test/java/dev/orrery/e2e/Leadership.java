package dev.orrery.e2e;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who held a Lease when, as a watch told it: from the last sign of life of one holder to the first
 * of the next nobody led.
 */
final class Leadership implements AutoCloseable {

  static final String NAMESPACE = "orrery-system";

  private final Watch watch;
  private final List<Duration> gaps = new ArrayList<>();
  private @Nullable String holder;
  private Instant seen = Instant.now();

  Leadership(KubernetesClient client, String lease) {
    this.watch =
        client
            .leases()
            .inNamespace(NAMESPACE)
            .withName(lease)
            .watch(
                new Watcher<>() {
                  @Override
                  public void eventReceived(Action action, Lease now) {
                    note(now.getSpec().getHolderIdentity());
                  }

                  @Override
                  public void onClose(WatcherException cause) {
                    note(null);
                  }
                });
  }

  private synchronized void note(@Nullable String now) {
    if (now == null || now.isEmpty()) {
      return;
    }
    if (holder != null && !holder.equals(now)) {
      gaps.add(Duration.between(seen, Instant.now()));
    }
    holder = now;
    seen = Instant.now();
  }

  /** Each time without a leader, in the order they came. */
  synchronized List<Duration> gaps() {
    return List.copyOf(gaps);
  }

  /** The longest of them. */
  Duration longest() {
    return gaps().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    watch.close();
  }

  /** The name of the pod that holds a Lease. */
  static String leader(KubernetesClient client, String lease) {
    String holder =
        client
            .leases()
            .inNamespace(NAMESPACE)
            .withName(lease)
            .require()
            .getSpec()
            .getHolderIdentity();
    return holder.replaceFirst("_.*", "");
  }
}
