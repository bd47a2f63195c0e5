package dev.orrery.localcluster.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.junit.SharedCluster;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.Commandlines;
import dev.orrery.localcluster.process.Probe;
import dev.orrery.localcluster.process.ProcessSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendIT {
  @TempDir Path folder;

  @Test
  void localComesUpTwiceTellsItsStatusAndGoesDown() {
    ClusterSpec spec =
        ClusterSpec.named("here", folder.resolve("here")).with().withoutFsync().build();
    Backend local = new LocalBackend();
    assertThat(local.status(spec).state()).isEqualTo(ClusterStatus.State.ABSENT);
    ClusterStatus first;
    try (RunningCluster cluster = local.up(spec, Progress.SILENT)) {
      assertThat(cluster.own()).isTrue();
      cluster.commit();
      first = local.status(spec);
    }
    try (RunningCluster again = local.up(spec, Progress.SILENT)) {
      assertThat(local.status(spec)).isEqualTo(first);
      assertThat(first.state()).isEqualTo(ClusterStatus.State.RUNNING);
      assertThat(again.kubeconfig()).exists();
    }
    assertThat(local.status(spec).state()).isEqualTo(ClusterStatus.State.RUNNING);
    Backends backends = Backends.ofEnvironment(null);
    assertThat(backends.choose(null, spec.home()).name()).isEqualTo("local");
    assertThatThrownBy(() -> backends.choose("kind", spec.home()))
        .hasMessageContaining("came from local");
    local.down(spec, true, Progress.SILENT);
    assertThat(local.status(spec).state()).isEqualTo(ClusterStatus.State.ABSENT);
    assertThat(spec.home().resolve("etcd")).exists();
    local.down(spec, false, Progress.SILENT);
    assertThat(Commandlines.naming(folder)).isEmpty();
    assertThat(spec.home()).doesNotExist();
  }

  @Test
  void contextPinsOneContextAndLeavesTheClusterAlone() throws Exception {
    Path theirs = folder.resolve("config");
    Files.copy(SharedCluster.get().kubeconfig(), theirs);
    ClusterSpec spec = ClusterSpec.named("theirs", folder.resolve("theirs")).build();
    ContextBackend context = new ContextBackend(theirs, SharedCluster.get().name());
    try (RunningCluster cluster = context.up(spec, Progress.SILENT);
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(cluster.adminConfig()).build()) {
      assertThat(cluster.own()).isFalse();
      assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
      cluster.supervisor().start(ProcessSpec.of("beside", sleeper(), Probe.RUNNING));
      cluster.commit();
    }
    assertThat(context.status(spec).state()).isEqualTo(ClusterStatus.State.RUNNING);
    context.down(spec, false, Progress.SILENT);
    assertThat(Commandlines.naming(folder)).isEmpty();
    assertThat(theirs).exists();
    assertThat(spec.home()).doesNotExist();
  }

  @Test
  void contextThatDoesNotExistOrAnswerIsSaid() throws Exception {
    ClusterSpec spec = ClusterSpec.named("theirs", folder.resolve("theirs")).build();
    Path theirs = folder.resolve("config");
    String silent = SharedCluster.get().apiServer().toString().replaceAll(":\\d+$", ":1");
    Files.writeString(
        theirs,
        Files.readString(SharedCluster.get().kubeconfig())
            .replace(SharedCluster.get().apiServer().toString(), silent));
    assertFails(
        new ContextBackend(theirs, "other"), spec, FailureReason.CONFIGURATION, "context is other");
    assertFails(new ContextBackend(theirs, null), spec, FailureReason.CLUSTER_UNREACHABLE, ":1");
    assertFails(
        new ContextBackend(folder.resolve("none"), null),
        spec,
        FailureReason.CLUSTER_UNREACHABLE,
        "none");
  }

  @Test
  void kindThatFailsIsTakenDownAgain() {
    List<String> lines = new ArrayList<>();
    KindBackend kind =
        new KindBackend(
            (command, where, environment, each) -> {
              lines.add(String.join(" ", command.subList(0, Math.min(3, command.size()))));
              boolean fails = command.contains("create");
              return new CommandResult(fails ? 1 : 0, fails ? "ERROR: node image" : "");
            });
    ClusterSpec spec = ClusterSpec.named("dev", folder.resolve("dev")).build();
    assertFails(kind, spec, FailureReason.COMPONENT_FAILED, "ERROR: node image");
    assertThat(lines)
        .containsExactly(
            "docker version --format",
            "kind version",
            "kind get clusters",
            "kind create cluster",
            "kind delete cluster");
  }

  private List<String> sleeper() {
    return List.of("sh", "-c", "while :; do sleep 1; done", folder.toString());
  }

  private static void assertFails(
      Backend backend, ClusterSpec spec, FailureReason reason, String words) {
    assertThatThrownBy(() -> backend.up(spec, Progress.SILENT).close())
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure).hasMessageContaining(words).hasMessageContaining("Maybe");
            });
  }
}
