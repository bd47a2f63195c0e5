package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KubernetesReleaseTest {
  private static final String MODULE =
      "module m\n\ngo 1.26.0\n\nrequire k8s.io/kubernetes v1.36.3\n";

  @Test
  void versionsAreReadFromTheModule() {
    KubernetesRelease release = new KubernetesRelease(MODULE, "");
    assertThat(release.version()).isEqualTo("v1.36.3");
    assertThat(release.go()).isEqualTo("1.26");
  }

  @Test
  void programsReportTheirVersionAndAllAreBuilt() {
    assertThat(new KubernetesRelease(MODULE, "").buildCommand(Path.of("/out")))
        .startsWith("go", "build")
        .contains("/out/", "k8s.io/kubernetes/cmd/kube-apiserver", "k8s.io/kubernetes/cmd/kubectl")
        .doesNotContain("k8s.io/kubernetes/cmd/etcd")
        .anySatisfy(
            flags ->
                assertThat(flags).contains("gitVersion=v1.36.3", "gitMajor=1 ", "gitMinor=36 "));
  }

  @Test
  void keyChangesWithVersionAndModules() {
    String key = new KubernetesRelease(MODULE, "a").key();
    assertThat(key).startsWith("v1.36.3-").hasSize("v1.36.3-".length() + 12);
    assertThat(new KubernetesRelease(MODULE, "a").key()).isEqualTo(key);
    assertThat(new KubernetesRelease(MODULE, "b").key()).isNotEqualTo(key);
    assertThat(new KubernetesRelease(MODULE.replace("36.3", "36.4"), "a").key()).isNotEqualTo(key);
  }

  @Test
  void theModuleInTheJarIsWhole() {
    KubernetesRelease pinned = KubernetesRelease.pinned();
    assertThat(pinned.version()).matches("v1\\.\\d+\\.\\d+");
    assertThat(pinned.module()).contains("k8s.io/kubernetes/cmd/kube-scheduler");
    assertThat(pinned.sums()).contains("k8s.io/kubernetes " + pinned.version() + " h1:");
  }

  @Test
  void aDamagedModuleIsRefused() {
    assertThatThrownBy(() -> new KubernetesRelease("module m\n", "").version())
        .hasMessageContaining("Maybe");
  }
}
