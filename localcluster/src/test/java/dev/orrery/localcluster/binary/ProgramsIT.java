package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.SystemCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsIT {
  private static final String NOBODY_LISTENS = "http://127.0.0.1:1";

  @TempDir Path folder;

  @Test
  void thePinnedProgramsAreThereAndRun() {
    Programs programs = Programs.ensure(Progress.SILENT);
    for (Program program : Program.values()) {
      assertThat(programs.path(program)).isExecutable();
    }
    CommandResult version =
        new SystemCommands().run(programs.path(Program.KUBE_APISERVER).toString(), "--version");
    assertThat(version.output().strip()).isEqualTo("Kubernetes " + programs.version());
  }

  @Test
  void withoutGoItSaysSoAndLeavesNothingHalfBuilt() {
    KubernetesBuild build = build(with("PATH", "/nowhere"));
    assertFails(
        () -> build.run(Progress.SILENT), FailureReason.PROGRAM_MISSING, "Go is not on the path");
    assertThat(build.done()).isFalse();
  }

  @Test
  void withoutANetworkItSaysSo() {
    Map<String, String> offline =
        Map.of("GOPROXY", NOBODY_LISTENS, "GOMODCACHE", folder.resolve("modules").toString());
    assertFails(
        () -> build(with(offline)).run(Progress.SILENT), FailureReason.NO_NETWORK, "GOPROXY");
    EtcdSearch etcd = new EtcdSearch(cache(), with(Map.of("http_proxy", NOBODY_LISTENS)), "");
    assertThat(etcd.here()).isEmpty();
    assertFails(() -> etcd.fetch(Progress.SILENT), FailureReason.NO_NETWORK, "install etcd");
  }

  @Test
  void twoThatNeedThemBuildOnce() throws Exception {
    Path etcd = cache().programs().resolve("etcd/etcd");
    Files.createDirectories(etcd.getParent());
    program(etcd);
    AtomicInteger builds = new AtomicInteger();
    CompletableFuture<Void> secondWaits = new CompletableFuture<>();
    CommandRunner slow =
        (command, where, environment, lines) -> answer(command, where, builds, secondWaits);
    Progress told =
        line -> {
          if (line.startsWith("Waiting for process")) {
            secondWaits.complete(null);
          }
        };
    CompletableFuture<Programs> first =
        CompletableFuture.supplyAsync(() -> Programs.ensure(cache(), slow, told));
    CompletableFuture<Programs> second =
        CompletableFuture.supplyAsync(() -> Programs.ensure(cache(), slow, told));
    assertThat(second.get().kubernetes()).isEqualTo(first.get().kubernetes());
    assertThat(builds).hasValue(1);
  }

  private static CommandResult answer(
      List<String> command, Path where, AtomicInteger builds, CompletableFuture<Void> until) {
    if (command.contains("--version")) {
      return new CommandResult(0, "etcd Version: 3.5.16");
    }
    builds.incrementAndGet();
    until.join();
    for (Program program : Program.values()) {
      program(where.resolve("bin").resolve(program.file()));
    }
    return new CommandResult(0, "");
  }

  private static void program(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KubernetesBuild build(CommandRunner commands) {
    return new KubernetesBuild(KubernetesRelease.pinned(), cache(), commands);
  }

  private CacheFolder cache() {
    return new CacheFolder(folder);
  }

  private static CommandRunner with(String variable, String value) {
    return with(Map.of(variable, value));
  }

  private static CommandRunner with(Map<String, String> changed) {
    return (List<String> command,
        Path where,
        Map<String, String> environment,
        Consumer<String> lines) -> {
      Map<String, String> all = new HashMap<>(environment);
      all.putAll(changed);
      return new SystemCommands().run(command, where, all, lines);
    };
  }

  private static void assertFails(Runnable work, FailureReason reason, String words) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure.exitCode()).isEqualTo(69);
              assertThat(failure).hasMessageContaining(words).hasMessageContaining("Maybe");
            });
  }
}
