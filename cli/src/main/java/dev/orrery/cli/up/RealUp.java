package dev.orrery.cli.up;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.Api;
import dev.orrery.cli.cluster.Target;
import dev.orrery.localcluster.backend.Backend;
import dev.orrery.localcluster.backend.RunningCluster;
import dev.orrery.localcluster.binary.NodePrograms;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.image.ImageFile;
import dev.orrery.localcluster.image.OperatorImage;
import dev.orrery.localcluster.image.ProgramImages;
import dev.orrery.localcluster.node.RealNodes;
import dev.orrery.localcluster.process.Supervisor;
import dev.orrery.localcluster.process.SystemCommands;
import dev.orrery.localcluster.process.Wait;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The steps of {@code up --real-node}. Each finds its work done when it is run again. */
final class RealUp {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MIB = 1 << 20;

  private final UpOptions options;
  private final Path root;
  private final ElapsedProgress progress;

  RealUp(UpOptions options, Path root, ElapsedProgress progress) {
    this.options = options;
    this.root = root;
    this.progress = progress;
  }

  /** Brings it all up and lets it live on; what a failed start leaves outside is removed. */
  void run(Backend backend) throws IOException {
    NodePrograms programs = NodePrograms.ensure(progress);
    ProgramImages images = new ProgramImages(programs);
    ImageFile operator = operatorImage();
    Path home = ClusterSpec.named(options.name).build().home();
    RealNodes nodes = RealNodes.of(home, options.realNode == null ? 0 : options.realNode, programs);
    ClusterSpec spec =
        ClusterSpec.named(options.name)
            .withoutFsync()
            .flags(Component.API_SERVER, nodes.apiServerFlags())
            .build();
    try (RunningCluster cluster = backend.up(spec, progress);
        Target target =
            Target.of("cluster " + cluster.name(), cluster.home(), cluster.adminConfig())) {
      Installation installation = new Installation(target, root.resolve("manifests"));
      nodes.start(cluster.supervisor(), port(target), images.pause(), progress);
      progress.say("applying definitions and permissions");
      installation.apply();
      load(nodes, cluster, images, operator);
      deploy(installation, operator);
      awaitPods(cluster, target.api(), nodes.network().nodes());
      cluster.commit();
    } finally {
      if (!Supervisor.committed(home)) {
        RealNodes.cleanUp(home);
      }
    }
  }

  private ImageFile operatorImage() throws IOException {
    ImageFile image = OperatorProcess.image(root).ensure(new SystemCommands(), progress);
    progress.say(
        "operator image " + image.name() + ", " + OperatorImage.size(image) / MIB + " MiB");
    return image;
  }

  private static int port(Target target) {
    return URI.create(target.config().getMasterUrl()).getPort();
  }

  private void load(
      RealNodes nodes, RunningCluster cluster, ProgramImages images, ImageFile operator) {
    List<ImageFile> all = new ArrayList<>(List.of(operator, images.dns(), images.beacon()));
    options.images.forEach(tar -> all.add(new ImageFile(tar.toAbsolutePath(), tar.toString())));
    progress.say("giving " + all.size() + " images to the nodes");
    all.forEach(image -> nodes.load(cluster.supervisor(), image));
  }

  private void deploy(Installation installation, ImageFile operator) throws IOException {
    progress.say("deploying the operator: two pods for each role");
    installation.apply(RealNodes.dnsManifest());
    installation.deploy(operator.name());
    installation.bind();
    if (!options.noDemo) {
      installation.apply("{apiVersion: v1, kind: Namespace, metadata: {name: demo}}");
      installation.apply(Manifests.resource("real-demo.yaml"));
    }
  }

  private void awaitPods(RunningCluster cluster, Api api, int nodes) {
    RealPods pods = new RealPods(api, cluster.supervisor().list());
    require("nodes are not ready", () -> pods.readyNodes() >= nodes);
    progress.say(nodes + " real node(s) ready");
    require(
        "the operator's pods are not ready",
        () -> pods.areReady("orrery-system") && pods.areReady("kube-system"));
    progress.say("the operator is ready");
    if (!options.noDemo) {
      require("the demo's pods are not ready", () -> pods.areReady(DemoFleet.NAMESPACE));
      progress.say("the demo's pods run");
    }
  }

  private static void require(String otherwise, BooleanSupplier state) {
    if (!Wait.until(PATIENCE, state)) {
      throw new CommandException(
          ExitCode.TEMPORARY,
          otherwise
              + " after "
              + PATIENCE.toMinutes()
              + " min. Maybe try again, and look into the logs of the nodes before.");
    }
  }
}
