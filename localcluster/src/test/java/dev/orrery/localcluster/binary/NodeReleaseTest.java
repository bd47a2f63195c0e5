package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeReleaseTest {
  private static final NodeRelease PINNED = NodeRelease.pinned();

  @Test
  void kubeletAndControlPlaneAreOfOneVersion() {
    assertThat(PINNED.version()).isEqualTo(KubernetesRelease.pinned().version());
    assertThat(PINNED.go()).isEqualTo(KubernetesRelease.pinned().go());
  }

  @Test
  void allFourAreBuiltAtOnce() {
    assertThat(PINNED.buildCommand(Path.of("/out")))
        .contains("/out/", "k8s.io/kubernetes/cmd/kubelet", "./coredns", "./beacon");
    assertThat(PINNED.files()).containsExactly("kubelet", "kube-proxy", "coredns", "beacon");
  }

  @Test
  void aChangedSourceIsAnotherBuild() {
    Map<String, String> changed = new HashMap<>(PINNED.sources());
    changed.merge("beacon/main.go", "\n// more", String::concat);
    assertThat(new NodeRelease(changed).key()).isNotEqualTo(PINNED.key());
    assertThat(new NodeRelease(PINNED.sources()).key()).isEqualTo(PINNED.key());
  }

  @Test
  void allSourcesAreWritten(@TempDir Path folder) throws IOException {
    PINNED.writeTo(folder);
    assertThat(folder.resolve("go.mod")).hasContent(PINNED.sources().get("go.mod"));
    assertThat(folder.resolve("coredns/main.go")).exists();
    assertThat(folder.resolve("beacon/main.go")).exists();
  }
}
