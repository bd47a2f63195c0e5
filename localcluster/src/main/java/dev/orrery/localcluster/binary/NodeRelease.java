package dev.orrery.localcluster.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pinned Go module that a node's programs are built from: kubelet and kube-proxy of Kubernetes,
 * CoreDNS with the few plug-ins a cluster needs, and our own program for odd jobs.
 *
 * @param sources file name to text, with go.mod and go.sum among them
 */
record NodeRelease(Map<String, String> sources) implements GoSources {
  private static final String FOLDER = "/dev/orrery/localcluster/node/go/";
  private static final String MODULE = "go.mod";
  private static final String SUMS = "go.sum";
  private static final List<String> RESOURCES =
      List.of(MODULE, SUMS, "beacon/main.go", "coredns/main.go");
  private static final int KEY_DIGITS = 12;

  NodeRelease {
    sources = Map.copyOf(sources);
  }

  /** The release that this build of Orrery was made with. */
  static NodeRelease pinned() {
    Map<String, String> sources = new TreeMap<>();
    RESOURCES.forEach(name -> sources.put(name, resource(name)));
    return new NodeRelease(sources);
  }

  /** Kubernetes' version with a leading v. */
  String version() {
    return kubernetes().version();
  }

  @Override
  public String go() {
    return kubernetes().go();
  }

  @Override
  public String key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(sources)
          .forEach((name, text) -> digest.update((name + '\0' + text + '\0').getBytes(UTF_8)));
      digest.update(String.join(" ", buildCommand(Path.of("."))).getBytes(UTF_8));
      return version() + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing. Maybe the JDK is damaged.", e);
    }
  }

  @Override
  public List<String> buildCommand(Path out) {
    return kubernetes()
        .buildCommand(
            out,
            List.of(
                "k8s.io/kubernetes/cmd/kubelet",
                "k8s.io/kubernetes/cmd/kube-proxy",
                "./coredns",
                "./beacon"));
  }

  @Override
  public List<String> files() {
    return List.of("kubelet", "kube-proxy", "coredns", "beacon");
  }

  @Override
  public void writeTo(Path folder) {
    try {
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve(source.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + folder);
    }
  }

  private KubernetesRelease kubernetes() {
    return new KubernetesRelease(sources.getOrDefault(MODULE, ""), sources.getOrDefault(SUMS, ""));
  }

  private static String resource(String name) {
    try (InputStream in = NodeRelease.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar. Maybe the jar was damaged.");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
