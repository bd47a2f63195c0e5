package dev.orrery.cli.up;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.status.OperatorAddress;
import dev.orrery.localcluster.backend.Backend;
import dev.orrery.localcluster.backend.RunningCluster;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.fleet.FleetSpec;
import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.kubelet.KubeletConfig;
import dev.orrery.localcluster.kubelet.KubeletOptions;
import dev.orrery.localcluster.kubelet.KubeletProcess;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.ProcessSpec;
import dev.orrery.localcluster.process.Supervisor;
import dev.orrery.localcluster.process.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of {@code up}. Each finds its work done when it is run again. */
final class Up {

  private static final Duration PLACING = Duration.ofMinutes(3);
  private static final Duration COUNTING = Duration.ofSeconds(10);

  private final UpOptions options;
  private final Path root;
  private final Map<String, String> environment;
  private final ElapsedProgress progress;

  Up(UpOptions options, Path root, Map<String, String> environment, ElapsedProgress progress) {
    this.options = options;
    this.root = root;
    this.environment = environment;
    this.progress = progress;
  }

  /** Brings it all up and lets it live on. */
  void run(Backend backend) throws IOException {
    boolean simulate = options.simulate || !backend.name().equals("context");
    FleetSpec fleet = simulate ? fleet() : null;
    try (RunningCluster cluster = backend.up(spec(fleet), progress);
        Target target =
            Target.of("cluster " + cluster.name(), cluster.home(), cluster.adminConfig())) {
      Started kubelet = fleet == null ? null : startKubelet(cluster);
      Installation installation = new Installation(target, root.resolve("manifests"));
      progress.say("applying definitions and permissions");
      installation.apply();
      Started operator = startOperator(cluster, installation);
      if (fleet != null) {
        installation.bind();
        placeDemo(target, installation, fleet, Objects.requireNonNull(kubelet), operator);
      } else {
        operator.await();
      }
      cluster.commit();
    }
  }

  /** A process that is on its way. */
  private record Started(Supervisor supervisor, ClusterProcess process, ProcessSpec spec) {
    void await() {
      supervisor.awaitReady(process, spec);
    }
  }

  private FleetSpec fleet() {
    Path data = options.data(environment);
    return Fleets.named(options.fleet(), options.mixNodes(), data == null ? Path.of(".") : data);
  }

  private ClusterSpec spec(@Nullable FleetSpec fleet) {
    ClusterSpec.Builder spec = ClusterSpec.named(options.name).withoutFsync();
    if (fleet != null) {
      int grace = KubeletOptions.of(fleet).heartbeats().nodeMonitorGraceSeconds();
      spec.nodeMonitorGrace(Duration.ofSeconds(grace));
    }
    return spec.build();
  }

  private Started startKubelet(RunningCluster cluster) {
    KubeletProcess kubelet =
        new KubeletProcess(
            KubeletConfig.of(
                cluster.kubeconfig(),
                options.fleet(),
                options.mixNodes(),
                options.data(environment)),
            cluster.home().resolve(KubeletProcess.FOLDER));
    return start(cluster, kubelet.spec());
  }

  private Started startOperator(RunningCluster cluster, Installation installation)
      throws IOException {
    boolean runs =
        cluster.supervisor().list().stream()
            .anyMatch(process -> process.name().equals(OperatorProcess.NAME) && process.alive());
    int port = FreePort.remembered(OperatorAddress.portFile(cluster.home()), runs);
    OperatorProcess operator =
        new OperatorProcess(root, cluster.home(), port, OperatorProcess.ROLES);
    installation.writeAccounts(operator);
    progress.say("starting the operator");
    return start(cluster, operator.spec());
  }

  private static Started start(RunningCluster cluster, ProcessSpec spec) {
    return new Started(cluster.supervisor(), cluster.supervisor().launch(spec), spec);
  }

  private void placeDemo(
      Target target, Installation installation, FleetSpec fleet, Started kubelet, Started operator)
      throws IOException {
    DemoFleet demo = DemoFleet.of(fleet.size());
    if (!options.noDemo) {
      installation.demo(demo);
    }
    kubelet.await();
    progress.say(fleet.size() + " simulated nodes are there");
    operator.await();
    progress.say("the operator is ready");
    if (!options.noDemo) {
      awaitPlaced(target, demo);
    }
  }

  private void awaitPlaced(Target target, DemoFleet demo) {
    PlacementWatch watch = new PlacementWatch(target.api(), progress);
    if (!Wait.until(PLACING, () -> watch.look().settled(demo.pods()))) {
      throw new CommandException(
          ExitCode.TEMPORARY,
          "after "
              + PLACING.toMinutes()
              + " min "
              + watch.last()
              + ". Maybe look into the operator's log, or try again.");
    }
    progress.say(watch.last().toString());
    if (!Wait.until(COUNTING, () -> watch.isCounted())) {
      progress.say("the fleet's status lags; 'orrery status' shows it later");
    }
  }
}
