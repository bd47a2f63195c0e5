package dev.orrery.bench.fakenodes;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.cluster.BenchCluster;
import dev.orrery.bench.cluster.ProcessMemory;
import dev.orrery.bench.cluster.Stopwatch;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.fleet.SimulatedNode;
import dev.orrery.localcluster.kubelet.KubeletConfig;
import dev.orrery.localcluster.kubelet.KubeletProcess;
import dev.orrery.localcluster.kubelet.KubeletStatus;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.process.ClusterProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Memory and punctuality of the fake kubelet's process at the size that Kubernetes is tested for.
 */
@Command(
    name = "fakenodes",
    description = "Memory and punctuality of the fake kubelet's process with many nodes and pods.")
public final class FakeNodesBench implements Benchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final int STEADY_SECONDS = 60;
  private static final Duration LOOK = Duration.ofSeconds(2);

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Simulated nodes. Default: ${DEFAULT-VALUE}.")
  private int nodes = 5_000;

  @Option(
      names = "--pods",
      paramLabel = "N",
      description = "Pods, spread evenly over the nodes. Default: ${DEFAULT-VALUE}.")
  private int pods = 30_000;

  @Override
  public BenchResult run(BenchContext context) throws IOException, InterruptedException {
    ClusterSpec spec = BenchCluster.of("fakenodes").build();
    try (LocalCluster cluster = LocalCluster.start(spec, context::progress);
        ApiServer api = ApiServer.of(cluster.kubeconfig())) {
      return measure(context, cluster, api);
    } catch (ClusterException failed) {
      throw BenchException.unavailable(String.valueOf(failed.getMessage()));
    }
  }

  private BenchResult measure(BenchContext context, LocalCluster cluster, ApiServer api)
      throws IOException, InterruptedException {
    KubeletProcess kubelet =
        new KubeletProcess(
            KubeletConfig.of(cluster.kubeconfig(), "mix", nodes, null),
            cluster.home().resolve("kubelet"));
    Stopwatch watch = Stopwatch.start();
    ClusterProcess process = cluster.supervisor().start(kubelet.spec());
    double registered = watch.seconds();
    context.progress("%d nodes registered in %.0f s".formatted(nodes, registered));
    List<String> names = Fleets.mix(nodes).nodes().stream().map(SimulatedNode::name).toList();
    Load load = new Load(api, names);
    watch = Stopwatch.start();
    load.create(pods);
    double created = watch.seconds();
    context.progress("%d pods created in %.0f s".formatted(pods, created));
    awaitReady(kubelet, context);
    double ready = watch.seconds();
    load.check(pods);
    context.progress("%d pods Running and Ready after %.0f s".formatted(pods, ready));
    KubeletStatus status = watched(kubelet, context);
    ProcessMemory memory = ProcessMemory.of(process.identity().pid());
    return new FakeNodesReport(nodes, pods, registered, created, ready, status, memory).result();
  }

  private void awaitReady(KubeletProcess kubelet, BenchContext context) {
    Stopwatch watch = Stopwatch.start();
    long ready = 0;
    while (ready < pods) {
      if (watch.seconds() > PATIENCE.toSeconds()) {
        throw BenchException.wrong(
            "pods ready is %d of %d. Maybe the machine is too busy.".formatted(ready, pods));
      }
      LockSupport.parkNanos(LOOK.toNanos());
      ready = kubelet.control().freshStatus().map(KubeletStatus::readyPods).orElse(ready);
      context.progress("%d of %d pods ready".formatted(ready, pods));
    }
  }

  /** Lets nodes renew their Leases with all pods there. */
  private static KubeletStatus watched(KubeletProcess kubelet, BenchContext context) {
    int seconds = context.seconds(STEADY_SECONDS);
    context.progress("watching heartbeats for %d s".formatted(seconds));
    Stopwatch watch = Stopwatch.start();
    while (watch.seconds() < seconds) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return fresh(kubelet);
  }

  private static KubeletStatus fresh(KubeletProcess kubelet) {
    return kubelet
        .control()
        .freshStatus()
        .orElseThrow(
            () ->
                BenchException.wrong(
                    "status of the fake kubelet is missing. Maybe its process died: see its log."));
  }
}
