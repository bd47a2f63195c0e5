package dev.orrery.bench.placer;

import dev.orrery.bench.BenchException;
import dev.orrery.scheduler.loop.Binder;
import dev.orrery.scheduler.loop.LoopConfig;
import dev.orrery.scheduler.loop.LoopObserver;
import dev.orrery.scheduler.loop.Mode;
import dev.orrery.scheduler.loop.PendingReason;
import dev.orrery.scheduler.loop.PlacementReporter;
import dev.orrery.scheduler.loop.PlacerLoop;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.place.Decision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One run of the placer's loop as the operator runs it, with an API server that accepts every
 * binding at once and a watch that confirms it. The clock runs from the start of the loop, with all
 * pods told, to the last pod's outcome.
 */
final class Race implements Binder, PlacementReporter {

  private static final int PATIENCE_MINUTES = 10;

  private final Scene scene;
  private final List<Placement> placements = new ArrayList<>();
  private final CountDownLatch left;
  private final PlacerLoop loop;
  private int pending;

  /** A pod on its node. */
  record Placement(Pod pod, String node) {}

  /** What came of it: placements in their order, pods left over, wall and processor seconds. */
  record Result(List<Placement> placements, int pending, double seconds, double cpuSeconds) {}

  private Race(Scene scene) {
    this.scene = scene;
    this.left = new CountDownLatch(scene.pods().size());
    this.loop =
        new PlacerLoop(LoopConfig.DEFAULT, this, this, LoopObserver.NONE, InstantSource.system());
  }

  static Result run(Scene scene) throws InterruptedException {
    return new Race(scene).run();
  }

  private Result run() throws InterruptedException {
    loop.mode(Mode.BIND);
    for (Node node : scene.nodes()) {
      loop.nodeChanged(node);
    }
    for (Pod pod : scene.pods()) {
      loop.podChanged(pod);
    }
    Duration cpu = cpu();
    long start = System.nanoTime();
    try (loop) {
      loop.start();
      if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw BenchException.wrong(
            "pods without an outcome are "
                + left.getCount()
                + ". Maybe the placer hangs, or the machine is very slow.");
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = cpu().minus(cpu).toMillis() / 1e3;
      loop.close();
      return new Result(placements, pending, seconds, used);
    }
  }

  /** Of the whole process, compiler and garbage collector included. */
  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public CompletableFuture<Outcome> bind(Pod pod, Decision decision) {
    placements.add(new Placement(pod, decision.node()));
    loop.podChanged(pod.on(decision.node()));
    return CompletableFuture.completedFuture(new Outcome.Bound());
  }

  @Override
  public void placed(Pod pod, Decision decision) {
    left.countDown();
  }

  @Override
  public void pending(Pod pod, PendingReason reason, String message) {
    pending++;
    left.countDown();
  }
}
