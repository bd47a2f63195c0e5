package dev.orrery.localcluster.node;

import dev.orrery.localcluster.binary.NodePrograms;
import dev.orrery.localcluster.certificate.AlternativeName;
import dev.orrery.localcluster.certificate.CertificateAuthority;
import dev.orrery.localcluster.certificate.ClusterCertificates;
import dev.orrery.localcluster.process.HttpProbe;
import dev.orrery.localcluster.process.Probe;
import dev.orrery.localcluster.process.ProcessIdentity;
import dev.orrery.localcluster.process.ProcessSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One node as a process of a cluster: a first process in namespaces of its own, which runs
 * containerd, kube-proxy and kubelet.
 *
 * @param network the addresses
 * @param node which node, from 1
 * @param parent the folder of all nodes of the cluster
 * @param programs what it runs
 */
record RealNode(NodeNetwork network, int node, Path parent, NodePrograms programs) {
  static final int KUBELET_HEALTH = 10_248;
  static final int PROXY_HEALTH = 10_256;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The first process of a node heeds no SIGTERM, and all that it runs goes with it at once. */
  private static final Duration GRACE = Duration.ofMillis(50);

  /** Its name, also that of its process. */
  String name() {
    return network.name(node);
  }

  /** Its files. */
  Path folder() {
    return parent.resolve(name());
  }

  /** The programs' shared environment. */
  static Map<String, String> environment(NodeNetwork network, NodePrograms programs) {
    return Map.of(
        "LINK", network.link(), "HOST", network.host(), "PROGRAMS", programs.built().toString());
  }

  /**
   * Writes all files of the node but the image of the pause container, and says how to run it.
   *
   * @param wire the process of the network: a node is plugged into one network only
   * @param health asks the node's programs whether they are well
   */
  ProcessSpec prepare(
      ClusterCertificates certificates,
      int apiServerPort,
      ProcessIdentity wire,
      HttpClient health) {
    NodeConfigs configs =
        new NodeConfigs(
            network, node, folder(), certificates.certificate(ClusterCertificates.CA), programs);
    Map<String, String> texts = new TreeMap<>();
    texts.put("node.sh", NodeScripts.text("script/node.sh"));
    texts.put("containerd.toml", configs.containerd());
    texts.put("net.d/10-pods.conflist", configs.podNetwork());
    texts.put("kubelet.yaml", configs.kubelet());
    texts.put("kube-proxy.yaml", configs.kubeProxy());
    texts.put("kubelet.kubeconfig", configs.kubeconfig("kubelet", apiServerPort));
    texts.put("kube-proxy.kubeconfig", configs.kubeconfig("kube-proxy", apiServerPort));
    texts.forEach((name, text) -> NodeScripts.write(folder().resolve(name), text));
    issue(certificates, InstantSource.system());
    Map<String, String> environment = new TreeMap<>(environment(network, programs));
    environment.putAll(
        Map.of(
            "NODE", name(),
            "ADDRESS", network.address(node),
            "PODS", network.pods(node),
            "ROUTES", network.routes(node),
            "CGROUP", network.cgroup(node),
            "FOLDER", folder().toString(),
            "NETWORK", parent.toString(),
            "PACKAGES", programs.packages().toString(),
            "LIBRARIES", programs.libraryPath(),
            "CONFIGURATION", NodeScripts.mark(texts.values()) + " " + wire.mark()));
    return new ProcessSpec(
        name(),
        List.of("sh", folder().resolve("node.sh").toString()),
        environment,
        healthy(health),
        PATIENCE,
        GRACE);
  }

  private void issue(ClusterCertificates certificates, InstantSource clock) {
    ClusterCertificates own = new ClusterCertificates(folder());
    if (Files.exists(own.certificate("kubelet"))) {
      return;
    }
    CertificateAuthority authority = certificates.authority(clock);
    own.add("kube-proxy", authority.client("system:kube-proxy"));
    own.add(
        "serving",
        authority.server(
            name(),
            List.of(AlternativeName.ip(network.address(node)), AlternativeName.dns(name()))));
    own.add("kubelet", authority.client("system:node:" + name(), "system:nodes"));
  }

  private Probe healthy(HttpClient client) {
    String address = "http://" + network.address(node) + ":";
    HttpProbe kubelet = new HttpProbe(client, URI.create(address + KUBELET_HEALTH + "/healthz"));
    HttpProbe proxy = new HttpProbe(client, URI.create(address + PROXY_HEALTH + "/healthz"));
    return () -> kubelet.ready() && proxy.ready();
  }
}
