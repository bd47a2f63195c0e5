package dev.orrery.localcluster.node;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.NodePrograms;
import dev.orrery.localcluster.certificate.ClusterCertificates;
import dev.orrery.localcluster.image.ImageFile;
import dev.orrery.localcluster.image.ProgramImages;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.Probe;
import dev.orrery.localcluster.process.ProcessSpec;
import dev.orrery.localcluster.process.Supervisor;
import dev.orrery.localcluster.process.SystemCommands;
import dev.orrery.localcluster.process.Wait;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The real nodes of one cluster. Their state on this machine is processes, files in the cluster's
 * folder and empty control groups: links, addresses, routes, rules and mounts are in namespaces
 * that go with the processes.
 */
public final class RealNodes {
  private static final String NETWORK_PROCESS = "node-network";
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration UNLINKING = Duration.ofSeconds(5);

  private final Path home;
  private final NodeNetwork network;
  private final NodePrograms programs;

  private RealNodes(Path home, NodeNetwork network, NodePrograms programs) {
    this.home = home;
    this.network = network;
    this.programs = programs;
  }

  /**
   * Those of the cluster in a folder; a number of nodes other than before is refused.
   *
   * @param home the cluster's folder
   * @param nodes how many; 0 for as many as before, or one
   */
  public static RealNodes of(Path home, int nodes, NodePrograms programs) {
    Optional<NodeNetwork> before = NodeRecord.read(home);
    if (before.isPresent() && nodes != 0 && before.get().nodes() != nodes) {
      throw new ClusterException(
          FailureReason.CONFIGURATION,
          "real nodes asked for are "
              + nodes
              + ", but cluster "
              + home.getFileName()
              + " has "
              + before.get().nodes()
              + ". Maybe take it down first, or choose another --name.");
    }
    NodeNetwork network =
        before.orElseGet(
            () ->
                NodeNetwork.pick(
                    String.valueOf(home.getFileName()), Math.max(1, nodes), linksHere()));
    return new RealNodes(home, network, programs);
  }

  /** Whether the cluster in a folder has real nodes, running or not. */
  public static boolean recorded(Path home) {
    return NodeRecord.read(home).isPresent();
  }

  /** Removes what ended nodes left outside the cluster's folder. */
  public static void cleanUp(Path home) {
    ControlGroups groups = new ControlGroups(CGROUPS);
    NodeRecord.read(home)
        .ifPresent(
            network -> {
              network.each().forEach(node -> groups.remove(network.cgroup(node)));
              awaitUnlinked(network);
            });
  }

  /** The kernel removes the link a moment after the last process of its network has ended. */
  private static void awaitUnlinked(NodeNetwork network) {
    if (!Wait.until(UNLINKING, () -> !linksHere().contains(network.link()))) {
      throw new ClusterException(
          FailureReason.COMPONENT_FAILED,
          "the network link "
              + network.link()
              + " is still there. Maybe remove it: ip link delete "
              + network.link()
              + ".");
    }
  }

  /** The objects of the cluster's own DNS, as YAML. */
  public static String dnsManifest() {
    return NodeScripts.text("coredns.yaml").replace("IMAGE", ProgramImages.DNS);
  }

  /** The addresses. */
  public NodeNetwork network() {
    return network;
  }

  /** The API server's flags by which pods find it, and by which it finds kubelets. */
  public String[] apiServerFlags() {
    ClusterCertificates certificates = certificates();
    return new String[] {
      "--advertise-address=" + network.host(),
      "--endpoint-reconciler-type=lease",
      "--kubelet-preferred-address-types=InternalIP",
      "--kubelet-certificate-authority=" + certificates.certificate(ClusterCertificates.CA),
      "--kubelet-client-certificate="
          + certificates.certificate(ClusterCertificates.KUBELET_CLIENT),
      "--kubelet-client-key=" + certificates.key(ClusterCertificates.KUBELET_CLIENT)
    };
  }

  /**
   * Starts the network and the nodes; returns when kubelets and proxies are well.
   *
   * @param apiServerPort where the API server listens on this machine
   * @param pause the image that holds a pod's namespaces open
   */
  public void start(Supervisor supervisor, int apiServerPort, ImageFile pause, Progress progress) {
    NodeRecord.write(home, network);
    try (HttpClient health = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      ClusterProcess wire = supervisor.start(networkProcess(apiServerPort));
      progress.say("Starting " + network.nodes() + " real node(s) (containerd and kubelet).");
      Map<ProcessSpec, ClusterProcess> started = new LinkedHashMap<>();
      for (RealNode node : nodes()) {
        ProcessSpec spec = node.prepare(certificates(), apiServerPort, wire.identity(), health);
        copy(pause.tar(), node.folder().resolve("pause.tar"));
        started.put(spec, supervisor.launch(spec));
      }
      started.forEach((spec, process) -> supervisor.awaitReady(process, spec));
    }
  }

  /** Gives an image to every node, whatever it has of it already. */
  public void load(Supervisor supervisor, ImageFile image) {
    for (ClusterProcess process : supervisor.list()) {
      if (nodes().stream().anyMatch(node -> node.name().equals(process.name()))) {
        load(process, image);
      }
    }
  }

  private void load(ClusterProcess node, ImageFile image) {
    CommandResult result =
        new SystemCommands()
            .run(
                List.of(
                    "nsenter",
                    "--target",
                    Long.toString(node.identity().pid()),
                    "--mount",
                    programs.packages().resolve("usr/bin/ctr").toString(),
                    "--namespace",
                    "k8s.io",
                    "images",
                    "import",
                    image.tar().toString()),
                home,
                Map.of(),
                line -> {});
    if (!result.ok()) {
      throw new ClusterException(
          FailureReason.COMPONENT_FAILED,
          node.name()
              + " did not take the image "
              + image.name()
              + ":\n"
              + result.tail(4)
              + "\nMaybe its log tells more: "
              + node.log()
              + ".");
    }
  }

  private ProcessSpec networkProcess(int apiServerPort) {
    String script = NodeScripts.text("script/network.sh");
    Path folder = NodeRecord.folder(home);
    NodeScripts.write(folder.resolve("network.sh"), script);
    Map<String, String> environment = new TreeMap<>(RealNode.environment(network, programs));
    environment.putAll(
        Map.of(
            "FOLDER", folder.toString(),
            "PORT", Integer.toString(apiServerPort),
            "CONFIGURATION", NodeScripts.mark(List.of(script))));
    Probe answers = new ConnectProbe(network.host(), apiServerPort);
    return ProcessSpec.of(
            NETWORK_PROCESS, List.of("sh", folder.resolve("network.sh").toString()), answers)
        .withEnvironment(environment);
  }

  private List<RealNode> nodes() {
    return network.each().stream()
        .map(node -> new RealNode(network, node, NodeRecord.folder(home), programs))
        .toList();
  }

  private ClusterCertificates certificates() {
    return new ClusterCertificates(home.resolve("pki"));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ClusterException.of(e, "Copying " + from);
    }
  }

  private static Set<String> linksHere() {
    try {
      return NetworkInterface.networkInterfaces()
          .map(NetworkInterface::getName)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading this machine's network links");
    }
  }
}
