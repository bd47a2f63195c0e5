package dev.orrery.operator.scheduler;

import dev.orrery.crds.controlplane.PlacementPolicy;
import dev.orrery.kube.http.ApiHttp;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the placer's policy as the ControlPlane has it: one small read a second. When nobody can
 * tell, the policy stays as it was.
 */
final class PolicyWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

  private final ControlPlaneReader reader;
  private final Consumer<PlacementPolicy> policies;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("policy").factory());
  private final CompletableFuture<PlacementPolicy> first = new CompletableFuture<>();
  private boolean reachable = true;

  PolicyWatch(ControlPlaneReader reader, Consumer<PlacementPolicy> policies) {
    this.reader = reader;
    this.policies = policies;
  }

  /** Begins; the future ends when the policy is known. */
  CompletableFuture<PlacementPolicy> start() {
    var _ = clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    return first;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    reader
        .read()
        .handle(
            (policy, failure) -> {
              if (failure == null) {
                policies.accept(policy);
                first.complete(policy);
              } else if (reachable) {
                LOG.warn("the ControlPlane cannot be read: {}", ApiHttp.cause(failure).toString());
              }
              reachable = failure == null;
              return reachable;
            })
        .join();
  }
}
