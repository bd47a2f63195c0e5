package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.fleet.FleetSpec;
import dev.orrery.localcluster.fleet.NodeGroup;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.pod.Delay;
import dev.orrery.localcluster.kubelet.pod.Delays;
import java.time.Duration;
import java.util.List;

/** A control plane that misses silent nodes soon, and five nodes: three here, two at a shop. */
final class KubeletCluster {

  static final KubeletOptions OPTIONS =
      KubeletOptions.of(
              new FleetSpec(
                  List.of(
                      NodeGroup.of("here", 3, "4", "8Gi", List.of("a", "b")),
                      NodeGroup.of("shop", 2, "2", "4Gi", List.of("c")).at("shop", List.of()))))
          .withLease(4)
          .withDelays(
              new Delays(
                  new Delay.Fixed(100),
                  new Delay.Fixed(100),
                  new Delay.Fixed(200),
                  new Delay.Fixed(100),
                  new Delay.Fixed(500),
                  new Delay.Fixed(100)));

  private KubeletCluster() {}

  static LocalCluster start(String name) {
    return LocalCluster.start(
        ClusterSpec.throwAway(
                name, CacheFolder.ofEnvironment().path().resolve("tests").resolve(name))
            .nodeMonitorGrace(Duration.ofSeconds(6))
            .flags(Component.CONTROLLER_MANAGER, "--node-monitor-period=1s")
            .build(),
        Progress.SILENT);
  }

  static FakeKubelet kubelet(LocalCluster cluster) throws InterruptedException {
    FakeKubelet kubelet =
        FakeKubelet.start(OPTIONS, ApiServer.of(cluster.kubeconfig()), Progress.SILENT);
    kubelet.awaitRegistered(Duration.ofMinutes(1));
    return kubelet;
  }
}
