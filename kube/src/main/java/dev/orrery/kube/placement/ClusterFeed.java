package dev.orrery.kube.placement;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.json.Pool;
import dev.orrery.kube.node.Namespace;
import dev.orrery.kube.pod.PodState;
import dev.orrery.kube.watch.ListWatch;
import dev.orrery.kube.watch.Opener;
import dev.orrery.kube.watch.WatchGuard;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.kube.watch.WatchSink;
import dev.orrery.scheduler.loop.ClusterEvents;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.PodKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the placer of the cluster, as long as it is open: nodes and namespaces first, then pods, so
 * that a pod is never judged against half of the nodes.
 */
public final class ClusterFeed implements AutoCloseable {

  private final ListWatch<String, Node> nodes;
  private final ListWatch<String, Namespace> namespaces;
  private final ListWatch<PodKey, PodState> pods;
  private final Verdicts verdicts = new Verdicts();
  private final WatchGuard guard;

  /**
   * Stands still until {@link #start}.
   *
   * @param userAgent who asks, as the audit log shows it
   * @param events is told
   * @param failure is told when the events' receiver threw, after which the feed is dead: the
   *     process had better end
   */
  public ClusterFeed(
      ApiHttp http,
      String userAgent,
      WatchPace pace,
      ClusterEvents events,
      Consumer<Throwable> failure) {
    Opener opener = Opener.over(http, userAgent);
    Pool pool = new Pool();
    nodes = new ListWatch<>(Kinds.NODES, nodeSink(events), opener, pool, pace, failure);
    namespaces =
        new ListWatch<>(Kinds.NAMESPACES, namespaceSink(events), opener, pool, pace, failure);
    pods = new ListWatch<>(Kinds.PODS, new PodSink(events, verdicts), opener, pool, pace, failure);
    guard = new WatchGuard(List.of(nodes, namespaces, pods), http::renew);
    http.whenGivenUp(guard::doubt);
  }

  /** Begins; the future ends when everything there is has been told once. */
  public CompletableFuture<Void> start() {
    guard.start();
    nodes.start();
    namespaces.start();
    var _ = CompletableFuture.allOf(nodes.synced(), namespaces.synced()).thenRun(pods::start);
    return pods.synced();
  }

  /** Ends when everything there is has been told once. */
  public CompletableFuture<Void> synced() {
    return pods.synced();
  }

  /** Whether all watches move. */
  public boolean healthy() {
    return problem() == null;
  }

  /** What is wrong, for a person: the first watch that does not move. Null while all do. */
  public @Nullable String problem() {
    return watches().map(ListWatch::problem).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** How long ago the server last sent anything on the quietest watch. */
  public Duration silence() {
    return watches().map(ListWatch::silence).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /**
   * What the pod's condition says of its placement, as seen last; null when nothing, or when it is
   * bound.
   */
  public PodState.@Nullable Verdict verdict(PodKey pod) {
    return verdicts.of(pod);
  }

  @Override
  public void close() {
    guard.close();
    watches().forEach(ListWatch::close);
  }

  private Stream<ListWatch<?, ?>> watches() {
    return List.<ListWatch<?, ?>>of(nodes, namespaces, pods).stream();
  }

  private static WatchSink<String, Node> nodeSink(ClusterEvents events) {
    return new WatchSink<>() {
      @Override
      public void changed(Node node) {
        events.nodeChanged(node);
      }

      @Override
      public void deleted(String name) {
        events.nodeDeleted(name);
      }
    };
  }

  private static WatchSink<String, Namespace> namespaceSink(ClusterEvents events) {
    return new WatchSink<>() {
      @Override
      public void changed(Namespace namespace) {
        events.namespaceChanged(namespace.name(), namespace.labels());
      }

      @Override
      public void deleted(String name) {
        events.namespaceDeleted(name);
      }
    };
  }
}
