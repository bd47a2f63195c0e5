package dev.orrery.localcluster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.SilentJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void home() {
    home = folder.resolve("cluster");
  }

  @Test
  void processesEndWithTheirSupervisorUnlessCommitted() {
    try (Supervisor supervisor = Supervisor.open(home)) {
      ClusterProcess process = supervisor.start(sleeper("one"));
      assertThat(process.alive()).isTrue();
      await().untilAsserted(() -> assertThat(Commandlines.naming(home)).hasSize(1));
    }
    assertThat(Commandlines.naming(home)).isEmpty();
    assertThat(Supervisor.list(home)).isEmpty();
  }

  @Test
  void committedProcessesLiveOnAreFoundAgainAndEndInOrder() {
    ClusterProcess first;
    try (Supervisor supervisor = Supervisor.open(home)) {
      first = supervisor.start(sleeper("one"));
      supervisor.start(sleeper("two"));
      supervisor.commit();
    }
    await().untilAsserted(() -> assertThat(Commandlines.naming(home)).hasSize(2));
    List<String> ended = new ArrayList<>();
    try (Supervisor supervisor = Supervisor.open(home)) {
      assertThat(supervisor.start(sleeper("one"))).isEqualTo(first);
      supervisor.stopAll(process -> ended.add(process.name()));
    }
    assertThat(ended).containsExactly("two", "one");
    assertThat(Commandlines.naming(home)).isEmpty();
  }

  @Test
  void deadProcessIsStartedAgainAndAChangedCommandReplacesTheOldOne() {
    try (Supervisor supervisor = Supervisor.open(home)) {
      ClusterProcess first = supervisor.start(sleeper("one"));
      assertThat(Ending.end(first.identity(), Duration.ZERO)).isTrue();
      ClusterProcess second = supervisor.start(sleeper("one"));
      assertThat(second.identity()).isNotEqualTo(first.identity());
      ClusterProcess changed = supervisor.start(sleeper("one").withEnvironment(Map.of("A", "1")));
      assertThat(second.alive()).isFalse();
      assertThat(changed.alive()).isTrue();
      // A shell that has forked and not yet executed its sleep bears the same command line.
      await().untilAsserted(() -> assertThat(Commandlines.naming(home)).hasSize(1));
    }
  }

  @Test
  void recycledProcessIdIsNeverSignalled() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "1000").start();
    try {
      ClusterProcess dead =
          new ClusterProcess(
              "one",
              1,
              new ProcessIdentity(stranger.pid(), 1, "another-boot"),
              List.of("sleep"),
              Map.of(),
              home.resolve("log"),
              0,
              Instant.EPOCH,
              0);
      new ProcessFolder(home).write(dead);
      try (Supervisor supervisor = Supervisor.open(home)) {
        supervisor.stopAll();
      }
      assertThat(Supervisor.list(home)).isEmpty();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void aProcessThatIgnoresSigtermIsKilled() {
    ProcessSpec stubborn =
        new ProcessSpec(
            "stubborn",
            shell("trap '' TERM; echo deaf; while :; do sleep 1; done"),
            Map.of(),
            () -> saysDeaf(),
            Duration.ofSeconds(10),
            Duration.ofMillis(100));
    try (Supervisor supervisor = Supervisor.open(home)) {
      ClusterProcess process = supervisor.start(stubborn);
      supervisor.stop("stubborn");
      assertThat(process.alive()).isFalse();
    }
  }

  @Test
  void failureShowsTheEndOfThisStartsLogAndWhatToDo() {
    try (Supervisor supervisor = Supervisor.open(home)) {
      assertFails(supervisor, "echo once; exit 3", FailureReason.COMPONENT_FAILED, "once");
      assertFails(
          supervisor,
          "echo 'bind: address already in use'; exit 1",
          FailureReason.PORT_TAKEN,
          "Maybe stop");
      assertFails(
          supervisor,
          "echo 'write x: no space left on device'; exit 1",
          FailureReason.DISK_FULL,
          "full");
      assertThatThrownBy(() -> supervisor.start(script("echo twice; exit 3")))
          .hasMessageContaining("twice")
          .hasMessageNotContaining("once");
    }
  }

  @Test
  void aProcessThatIsNeverReadyIsReportedWithItsLog() {
    ProcessSpec never =
        new ProcessSpec(
            "slow",
            shell("echo waiting; exec sleep 1000"),
            Map.of(),
            () -> false,
            Duration.ofMillis(300),
            Duration.ZERO);
    try (Supervisor supervisor = Supervisor.open(home)) {
      assertThatThrownBy(() -> supervisor.start(never))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("not ready")
          .hasMessageContaining("waiting");
    }
  }

  @Test
  void oneSupervisorAtATime() {
    try (Supervisor holder = Supervisor.open(home)) {
      assertThat(holder.list()).isEmpty();
      assertThatThrownBy(() -> Supervisor.open(home))
          .isInstanceOfSatisfying(
              ClusterException.class,
              failure -> {
                assertThat(failure.reason()).isEqualTo(FailureReason.LOCKED);
                assertThat(failure)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
              });
    }
    try (Supervisor next = Supervisor.open(home)) {
      assertThat(next.home()).isEqualTo(home);
    }
  }

  @Test
  void whatAKilledStarterLeftIsEndedByTheNextOneAnywhere() throws Exception {
    Process starter = SilentJvm.start(AbandoningMain.class, home);
    await().until(() -> Commandlines.naming(home).size() == 1 && !Supervisor.list(home).isEmpty());
    starter.destroyForcibly().waitFor();
    await().untilAsserted(() -> assertThat(Commandlines.naming(home)).hasSize(1));
    Files.delete(home.resolve("processes").resolve("one.json"));
    try (Supervisor elsewhere = Supervisor.open(folder.resolve("elsewhere"))) {
      assertThat(elsewhere.list()).isEmpty();
    }
    assertThat(Commandlines.naming(home)).isEmpty();
  }

  @Test
  void aCommittedClusterIsNobodysLeftover() {
    try (Supervisor supervisor = Supervisor.open(home)) {
      supervisor.start(sleeper("one"));
      supervisor.commit();
      Leftovers.sweep();
      await().untilAsserted(() -> assertThat(Commandlines.naming(home)).hasSize(1));
      supervisor.stopAll();
    }
  }

  private boolean saysDeaf() {
    return LogTail.read(home.resolve("logs").resolve("stubborn.log"), 0, 1).contains("deaf");
  }

  private void assertFails(
      Supervisor supervisor, String script, FailureReason reason, String words) {
    assertThatThrownBy(() -> supervisor.start(script(script)))
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure).hasMessageContaining(words);
            });
  }

  private static ProcessSpec script(String script) {
    return ProcessSpec.of("failing", shell(script), () -> false);
  }

  private ProcessSpec sleeper(String name) {
    return AbandoningMain.sleeper(home, name);
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }
}
