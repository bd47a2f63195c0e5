package dev.orrery.reconcilers.controlplane;

import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.LatestAnswer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the one ControlPlane again and again: one small read each time, which costs less than a
 * watch. When nobody can tell how it is, all stays as it was.
 */
public final class ControlPlaneLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPlaneLoop.class);

  /** In intervals; nobody is asked more than that often in vain. */
  private static final int LONGEST_PAUSES = 5;

  private final LatestAnswer object;
  private final ControlPlaneReconciler reconciler;
  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("control-plane").factory());
  private final CompletableFuture<@Nullable Void> first = new CompletableFuture<>();
  private boolean reachable = true;

  /**
   * Not yet started.
   *
   * @param object asks for the ControlPlane
   */
  public ControlPlaneLoop(LatestAnswer object, ControlPlaneReconciler reconciler) {
    this.object = object;
    this.reconciler = reconciler;
  }

  /** Begins; the future ends when the settings have been handed on for the first time. */
  public CompletableFuture<@Nullable Void> start(Duration interval) {
    clock.execute(() -> turn(interval.toMillis(), interval.toMillis()));
    return first;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One look, and the next one a while later: soon when all is well, less soon while it is not. */
  private void turn(long interval, long pause) {
    long next = look() ? interval : Math.min(2 * pause, LONGEST_PAUSES * interval);
    try {
      var _ = clock.schedule(() -> turn(interval, next), next, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      return; // closed while it looked
    }
  }

  /** Whether the settings were handed on and the status stands. */
  private boolean look() {
    try {
      boolean stands = reconciler.reconcile(read(object.fresh().join()));
      reachable = true;
      first.complete(null);
      return stands;
    } catch (RuntimeException unknown) {
      // The edge of the thread: an exception that left it would end all later looks in silence.
      if (reachable) {
        LOG.warn("the ControlPlane cannot be read: {}", ApiHttp.cause(unknown).toString());
      }
      reachable = false;
      return false;
    }
  }

  private @Nullable ControlPlane read(ApiAnswer answer) {
    if (answer.code() == 404) {
      return null;
    }
    if (!answer.successful()) {
      throw new IllegalStateException(answer.body().strip());
    }
    return serialization.unmarshal(answer.body(), ControlPlane.class);
  }
}
