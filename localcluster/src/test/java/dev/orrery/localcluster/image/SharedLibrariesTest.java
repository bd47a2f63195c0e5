package dev.orrery.localcluster.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.process.CommandResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedLibrariesTest {
  private static final Path RUNTIME = Path.of("/cache/java");
  private static final String OUTPUT =
      """
      \tlinux-vdso.so.1 (0x00007ffd2b5f4000)
      \tlibjvm.so => /cache/java/lib/server/libjvm.so (0x00007f1b)
      \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c)
      \t/lib64/ld-linux-x86-64.so.2 (0x00007f1d)
      """;

  @Test
  void theKernelsOwnLibraryHasNoFile() {
    assertThat(SharedLibraries.in(OUTPUT))
        .containsExactly(
            Path.of("/cache/java/lib/server/libjvm.so"),
            Path.of("/lib/x86_64-linux-gnu/libc.so.6"),
            Path.of("/lib64/ld-linux-x86-64.so.2"));
  }

  @Test
  void whatTheRuntimeHasItselfIsNotTakenFromTheSystem() {
    assertThat(
            SharedLibraries.of(
                List.of(RUNTIME.resolve("bin/java"), RUNTIME.resolve("lib/libnet.so")),
                RUNTIME,
                (command, folder, environment, lines) -> new CommandResult(0, OUTPUT)))
        .containsExactly(
            Path.of("/lib/x86_64-linux-gnu/libc.so.6"), Path.of("/lib64/ld-linux-x86-64.so.2"));
  }

  @Test
  void aProgramThatCannotBeReadIsNamed() {
    assertThatThrownBy(
            () ->
                SharedLibraries.of(
                    List.of(Path.of("/cache/java/bin/java")),
                    RUNTIME,
                    (command, folder, environment, lines) ->
                        new CommandResult(1, "not a dynamic executable")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("/cache/java/bin/java")
        .hasMessageContaining("Maybe");
  }
}
