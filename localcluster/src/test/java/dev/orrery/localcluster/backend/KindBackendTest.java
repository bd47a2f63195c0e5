package dev.orrery.localcluster.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What kind would be told. No Docker daemon is needed, so kind itself is not proved here. */
class KindBackendTest {

  /** Writes down what would be run, and answers by the first words. */
  private static final class Recorded implements CommandRunner {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, CommandResult> answers;

    private Recorded(Map<String, CommandResult> answers) {
      this.answers = answers;
    }

    @Override
    public CommandResult run(
        List<String> command, Path folder, Map<String, String> environment, Consumer<String> each) {
      String line = String.join(" ", command);
      lines.add(line);
      return answers.entrySet().stream()
          .filter(answer -> line.startsWith(answer.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(new CommandResult(CommandResult.NOT_FOUND, "no such program"));
    }
  }

  @Test
  void withoutADaemonItIsNotUsableAndThisMachineIsTheDefault() {
    Recorded recorded =
        new Recorded(Map.of("docker version", new CommandResult(1, "Cannot connect")));
    assertThat(new KindBackend(recorded).availability().usable()).isFalse();
    assertThat(recorded.lines).containsExactly("docker version --format {{.Server.Version}}");
    assertThat(backends(recorded).byDefault()).isInstanceOf(LocalBackend.class);
  }

  @Test
  void withDockerButWithoutKindItSaysWhichIsMissing() {
    Recorded recorded = new Recorded(Map.of("docker version", new CommandResult(0, "29.0")));
    assertThat(new KindBackend(recorded).availability().why()).contains("install kind");
    assertThat(backends(recorded).byDefault()).isInstanceOf(LocalBackend.class);
  }

  @Test
  void withBothItIsTheDefault() {
    Recorded recorded =
        new Recorded(
            Map.of(
                "docker version", new CommandResult(0, "29.0"),
                "kind version", new CommandResult(0, "kind v0.31.0")));
    assertThat(backends(recorded).byDefault()).isInstanceOf(KindBackend.class);
  }

  @Test
  void ourClustersAreToldApartFromTheUsersOwn() {
    Path kubeconfig = Path.of("/h/kubeconfig");
    assertThat(KindCommands.create("dev", kubeconfig))
        .containsExactly(
            "kind",
            "create",
            "cluster",
            "--name",
            "orrery-dev",
            "--kubeconfig",
            "/h/kubeconfig",
            "--wait",
            "180s");
    assertThat(KindCommands.delete("orrery", kubeconfig))
        .contains("orrery")
        .doesNotContain("orrery-orrery");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> backends(new Recorded(Map.of())).named("minikube"))
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.CONFIGURATION))
        .hasMessageContaining("backend is minikube");
  }

  private static Backends backends(CommandRunner runner) {
    return new Backends(runner, new ContextBackend(Path.of("/nowhere"), null));
  }
}
