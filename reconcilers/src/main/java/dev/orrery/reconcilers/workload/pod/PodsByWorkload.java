package dev.orrery.reconcilers.workload.pod;

import dev.orrery.kube.watch.WatchSink;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps pods by the Workload that they name, and tells which Workload has reason to look. */
final class PodsByWorkload implements WatchSink<OwnedPod.Key, OwnedPod> {

  private final Map<OwnedPod.Key, OwnedPod> pods = new HashMap<>();
  private final Map<ResourceID, Map<OwnedPod.Key, OwnedPod>> byWorkload = new HashMap<>();
  private final Consumer<ResourceID> look;

  PodsByWorkload(Consumer<ResourceID> look) {
    this.look = look;
  }

  @Override
  public void changed(OwnedPod pod) {
    ResourceID before;
    synchronized (this) {
      before = take(pods.put(pod.key(), pod), pod.key());
      byWorkload.computeIfAbsent(owner(pod), _ -> new HashMap<>()).put(pod.key(), pod);
    }
    ResourceID now = owner(pod);
    if (before != null && !before.equals(now)) {
      look.accept(before);
    }
    look.accept(now);
  }

  @Override
  public void deleted(OwnedPod.Key key) {
    ResourceID before;
    synchronized (this) {
      before = take(pods.remove(key), key);
    }
    if (before != null) {
      look.accept(before);
    }
  }

  /** The pods that name this Workload. */
  synchronized Set<OwnedPod> of(ResourceID workload) {
    return Set.copyOf(byWorkload.getOrDefault(workload, Map.of()).values());
  }

  private @Nullable ResourceID take(@Nullable OwnedPod before, OwnedPod.Key key) {
    if (before == null) {
      return null;
    }
    ResourceID owner = owner(before);
    byWorkload.computeIfPresent(
        owner,
        (_, of) -> {
          of.remove(key);
          return of.isEmpty() ? null : of;
        });
    return owner;
  }

  private static ResourceID owner(OwnedPod pod) {
    return new ResourceID(pod.workload(), pod.key().namespace());
  }
}
