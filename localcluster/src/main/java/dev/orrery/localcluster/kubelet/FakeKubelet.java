package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.api.NodePaths;
import dev.orrery.localcluster.kubelet.api.NodeView;
import dev.orrery.localcluster.kubelet.api.ObjectWatch;
import dev.orrery.localcluster.kubelet.api.PodReader;
import dev.orrery.localcluster.kubelet.api.PodView;
import dev.orrery.localcluster.kubelet.loop.EventLoop;
import dev.orrery.localcluster.kubelet.loop.Simulation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated nodes on a real API server. Pods bound to them go through the life that a kubelet would
 * give them; nothing runs. Closing it is like losing all nodes at once: they stay, silent.
 */
public final class FakeKubelet implements AutoCloseable {

  private static final int PROGRESS_STEP = 1_000;

  private final EventLoop loop;
  private final ApiServer api;
  private final Simulation simulation;
  private final ObjectWatch<NodeView> nodeWatch;
  private final ObjectWatch<PodView> podWatch;
  private final CompletableFuture<@Nullable Void> registered = new CompletableFuture<>();
  private final Progress progress;
  private long awaited;

  private FakeKubelet(
      KubeletOptions options, ApiServer api, InstantSource clock, Progress progress) {
    this.api = api;
    this.progress = progress;
    this.loop = new EventLoop("fake-kubelet " + options.name(), clock);
    this.simulation =
        new Simulation(
            options,
            loop,
            api,
            this::registered,
            message -> registered.completeExceptionally(new IllegalStateException(message)));
    this.nodeWatch =
        new ObjectWatch<>(
            api,
            NodePaths.NODES,
            NodePaths.ofFleet(options.name()),
            NodeView::read,
            change -> loop.execute(() -> simulation.node(change)),
            loop::fail);
    this.podWatch =
        new ObjectWatch<>(
            api,
            "/api/v1/pods",
            "fieldSelector=spec.nodeName!%3D",
            new PodReader()::read,
            change -> loop.execute(() -> simulation.pod(change)),
            loop::fail);
  }

  /**
   * Begins to register the nodes, and returns.
   *
   * @param progress is told in one line each what goes on
   */
  public static FakeKubelet start(KubeletOptions options, ApiServer api, Progress progress) {
    return start(options, api, Set.of(), progress);
  }

  /**
   * Begins to register the nodes, but not those behind the cuts, and returns.
   *
   * @param cuts in force from the first moment
   * @param progress is told in one line each what goes on
   */
  public static FakeKubelet start(
      KubeletOptions options, ApiServer api, Set<Cut> cuts, Progress progress) {
    FakeKubelet kubelet = new FakeKubelet(options, api, InstantSource.system(), progress);
    progress.say(options.describe());
    kubelet.loop.execute(() -> kubelet.begin(cuts));
    kubelet.loop.start(kubelet.simulation::pump);
    return kubelet;
  }

  /**
   * Waits until all nodes are registered and Ready, but those behind a cut from the start.
   *
   * @throws IllegalStateException when that cannot be, or not in time
   */
  public void awaitRegistered(Duration atMost) throws InterruptedException {
    try {
      CompletableFuture.anyOf(registered, loop.ended())
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "registered nodes is %d after %s. Maybe the API server is overloaded or gone."
              .formatted(status().registered(), atMost),
          e);
    }
  }

  /** These nodes neither hear nor say anything until restored; their pods go on. */
  public void cut(Cut cut) {
    change(cuts -> cuts.add(cut));
  }

  /** The nodes of this cut are back, unless another cut holds them. */
  public void restore(Cut cut) {
    change(cuts -> cuts.remove(cut));
  }

  /** Exactly these cuts are in force when this returns. */
  public void cuts(Set<Cut> wanted) {
    change(
        cuts -> {
          cuts.clear();
          cuts.addAll(wanted);
        });
  }

  /** How it fares. */
  public KubeletStatus status() {
    return CompletableFuture.supplyAsync(simulation::status, loop)
        .orTimeout(1, TimeUnit.MINUTES)
        .join();
  }

  /**
   * Waits for its end.
   *
   * @return false when it goes on
   * @throws ExecutionException when it broke
   */
  public boolean awaitEnd(Duration atMost) throws InterruptedException, ExecutionException {
    try {
      loop.ended().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() {
    podWatch.close();
    nodeWatch.close();
    loop.close();
    loop.ended().exceptionally(_ -> null).join();
    api.close();
  }

  private void change(Consumer<Set<Cut>> change) {
    CompletableFuture.runAsync(
            () -> {
              Set<Cut> cuts = new LinkedHashSet<>(simulation.cuts());
              change.accept(cuts);
              simulation.cuts(cuts);
            },
            loop)
        .orTimeout(1, TimeUnit.MINUTES)
        .join();
  }

  private void begin(Set<Cut> cuts) {
    awaited = simulation.begin(cuts);
    if (awaited == 0) {
      watch();
    }
  }

  private void registered(int count) {
    if (count == awaited) {
      watch();
    }
    if (count == awaited || count % PROGRESS_STEP == 0) {
      progress.say("%d nodes registered".formatted(count));
    }
  }

  /** Pods come in once the nodes are there: a node that is not known takes none. */
  private void watch() {
    nodeWatch.start();
    podWatch.start();
    registered.complete(null);
  }
}
