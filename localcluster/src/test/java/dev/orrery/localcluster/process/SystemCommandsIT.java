package dev.orrery.localcluster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.SilentJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCommandsIT {
  @TempDir Path folder;
  private final SystemCommands commands = new SystemCommands();

  @Test
  void outputIsReadAsItComesAndTheCodeIsKept() {
    List<String> lines = new ArrayList<>();
    CommandResult result =
        commands.run(
            List.of("sh", "-c", "pwd; echo $A >&2; exit 4"), folder, Map.of("A", "b"), lines::add);
    assertThat(lines).containsExactly(folder.toString(), "b");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.output()).isEqualTo(folder + "\nb\n");
  }

  @Test
  void aProgramThatDoesNotExistIsAnAnswerToo() {
    assertThat(commands.run("no-such-program-anywhere").notFound()).isTrue();
  }

  @Test
  void anInterruptedCommandTakesItsToolAndTheToolsChildrenAlong() throws Exception {
    Process command = SilentJvm.start(ToolMain.class, folder);
    await().until(() -> Files.exists(folder.resolve("started")));
    await().untilAsserted(() -> assertThat(Commandlines.naming(folder)).hasSize(2));
    command.destroy();
    command.waitFor();
    await().until(() -> Commandlines.naming(folder).isEmpty());
  }

  @Test
  void whatAKilledCommandLeftIsEndedByTheNextSweep() throws Exception {
    Process command = SilentJvm.start(ToolMain.class, folder);
    await().until(() -> Files.exists(folder.resolve("started")));
    command.destroyForcibly().waitFor();
    await().untilAsserted(() -> assertThat(Commandlines.naming(folder)).hasSize(2));
    Leftovers.sweep();
    assertThat(Commandlines.naming(folder)).isEmpty();
  }
}
