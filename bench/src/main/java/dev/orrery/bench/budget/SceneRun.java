package dev.orrery.bench.budget;

import dev.orrery.bench.BenchException;
import dev.orrery.kube.disruption.ClaimDesk;
import dev.orrery.kube.disruption.ClaimDesks;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.plan.Seed;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.HolderRef;
import dev.orrery.plan.disruption.Permit;
import dev.orrery.plan.disruption.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One scene: each claimant has a connection, a desk and a thread of its own. */
final class SceneRun {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TTL = Duration.ofMinutes(5);

  private final LocalCluster cluster;
  private final Scene scene;
  private final long seed;
  private final CountDownLatch never = new CountDownLatch(1);

  SceneRun(LocalCluster cluster, Scene scene, long seed) {
    this.cluster = cluster;
    this.scene = scene;
    this.seed = seed;
  }

  Tally run(int claimants, Duration length) throws InterruptedException {
    Tally tally = new Tally(claimants);
    long end = System.nanoTime() + length.toNanos();
    List<Future<?>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < claimants; i++) {
        int number = i;
        all.add(threads.submit(() -> claimAgainAndAgain(number, end, tally)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw BenchException.wrong("a claimant failed: " + failed.getCause());
    }
    return tally;
  }

  private void claimAgainAndAgain(int number, long end, Tally tally) {
    try (ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(10))) {
      var writer =
          new CountingWriter(
              new HttpWriter(http, EpochSource.UNFENCED, "bench", 4),
              tally.writes,
              tally.conflicts);
      ClaimDesk desk =
          ClaimDesks.of(
              http,
              writer,
              BudgetBench.NAMESPACE,
              new ClaimProcessRef("bench-" + number, "bench"),
              new Seed(seed + number));
      for (int act = 0; System.nanoTime() < end; act++) {
        once(desk, number, act, tally);
      }
    }
  }

  private void once(ClaimDesk desk, int number, int act, Tally tally) {
    long asked = System.nanoTime();
    switch (desk.claim(request(number, act), PATIENCE)) {
      case Grant.Held(Permit permit) -> {
        tally.held(number, System.nanoTime() - asked);
        hold();
        tally.releasing();
        permit.release();
      }
      case Grant.Refused(Refusal refusal) -> {
        if (!refusal.cause().passing()) {
          throw BenchException.wrong("a claim was refused: " + refusal);
        }
        tally.refused();
      }
    }
  }

  private void hold() {
    try {
      var _ = never.await(scene.hold().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ClaimRequest request(int number, int act) {
    String name = scene.name() + "-" + number;
    return new ClaimRequest(
        "act-" + act,
        Activity.EVICTION,
        "bench",
        new HolderRef("v1", "Bench", "benches", "", name, name),
        List.of(),
        "",
        "",
        TTL);
  }
}
