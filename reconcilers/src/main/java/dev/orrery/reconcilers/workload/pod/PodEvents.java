package dev.orrery.reconcilers.workload.pod;

import dev.orrery.crds.Api;
import dev.orrery.crds.workload.Workload;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.json.Pool;
import dev.orrery.kube.watch.ListWatch;
import dev.orrery.kube.watch.Opener;
import dev.orrery.kube.watch.WatchGuard;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.kube.watch.WatchedKind;
import io.javaoperatorsdk.operator.health.Status;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a Workload when one of its pods changes in a way that its status shows. An informer would
 * hold thousands of whole pods at once while it fills, each of them tens of kilobytes.
 */
public final class PodEvents extends AbstractEventSource<OwnedPod, Workload> {

  private static final String AGENT = "orrery-controllers";

  private final PodsByWorkload pods = new PodsByWorkload(this::look);
  private final List<ListWatch<OwnedPod.Key, OwnedPod>> watches;
  private final WatchGuard guard;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  /**
   * Stands still until it is started.
   *
   * @param namespaces to watch; empty means all
   * @param pace of its watches
   * @param failure is told when it can no longer keep up: the process had better end
   */
  public PodEvents(
      ApiHttp http, Set<String> namespaces, WatchPace pace, Consumer<Throwable> failure) {
    super(OwnedPod.class, "pods");
    Opener opener = Opener.over(http, AGENT);
    Pool pool = new Pool();
    this.watches =
        paths(namespaces).stream()
            .map(PodEvents::kind)
            .map(kind -> new ListWatch<>(kind, pods, opener, pool, pace, failure))
            .toList();
    this.guard = new WatchGuard(watches, http::renew);
    http.whenGivenUp(guard::doubt);
  }

  /** Begins, and returns when all pods there are have been seen. */
  @Override
  public void start() {
    super.start();
    guard.start();
    watches.forEach(ListWatch::start);
    var synced =
        CompletableFuture.allOf(
            watches.stream().map(ListWatch::synced).toArray(CompletableFuture<?>[]::new));
    CompletableFuture.anyOf(synced, stopped).join();
  }

  @Override
  public void stop() {
    super.stop();
    stopped.complete(null);
    guard.close();
    watches.forEach(ListWatch::close);
  }

  @Override
  public Set<OwnedPod> getSecondaryResources(Workload workload) {
    return pods.of(ResourceID.fromResource(workload));
  }

  @Override
  public Status getStatus() {
    boolean moving = watches.stream().map(ListWatch::problem).allMatch(Objects::isNull);
    return moving ? Status.HEALTHY : Status.UNHEALTHY;
  }

  /** That nothing comes over a watch any more, for a person; null while all move. */
  public @Nullable String frozen() {
    return watches.stream()
        .map(ListWatch::frozen)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void look(ResourceID workload) {
    if (!workload.getName().isEmpty()) {
      getEventHandler().handleEvent(new Event(workload));
    }
  }

  private static List<String> paths(Set<String> namespaces) {
    return namespaces.isEmpty()
        ? List.of("/api/v1/pods")
        : namespaces.stream().map(name -> "/api/v1/namespaces/" + name + "/pods").toList();
  }

  private static WatchedKind<OwnedPod.Key, OwnedPod> kind(String path) {
    String label = URLEncoder.encode(Api.WORKLOAD_LABEL, StandardCharsets.UTF_8);
    return new WatchedKind<>(
        "pods", path, "labelSelector=" + label, OwnedPodReader::read, OwnedPod::key);
  }
}
