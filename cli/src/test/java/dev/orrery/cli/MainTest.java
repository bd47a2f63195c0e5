package dev.orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.cli.output.Console;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String terminal, String... arguments) {
    return commands(terminal, Map.of()).execute(arguments);
  }

  private CommandLine commands(String terminal, Map<String, String> environment) {
    Console console = Console.of(new PrintWriter(out), new PrintWriter(err), terminal, environment);
    return Main.commands(console, environment);
  }

  @Test
  void helpListsCommandsAndEveryExitCode() {
    assertThat(run("", "--help")).isZero();
    assertThat(out.toString()).contains("version", "completion", "bench", "test");
    for (ExitCode exit : ExitCode.values()) {
      assertThat(out.toString()).containsPattern("(?m)^\\s*" + exit.code() + "\\s+\\S");
    }
  }

  @Test
  void everyCommandListsItsExitCodesAndTakesOutput() {
    commands("", Map.of())
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getUsageMessage()).as(name).contains("Exit codes:", "130");
              if (command.getSubcommands().isEmpty() && hasOwnOptions(name)) {
                assertThat(command.getCommandSpec().findOption("--output")).as(name).isNotNull();
              }
            });
  }

  private static boolean hasOwnOptions(String name) {
    return switch (name) {
      case "kubectl", "completion", "test", "bench", "warm-up" -> false;
      default -> true;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "nonsense"})
  void whatIsNotKnownIsAUsageError(String argument) {
    assertThat(run("", argument)).isEqualTo(2);
    assertThat(err.toString()).contains(argument);
  }

  @Test
  void versionAsJsonIsOneObject() throws IOException {
    assertThat(run("", "version", "--output", "json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("command").asText()).isEqualTo("version");
    assertThat(json.path("jdk").asText()).startsWith(System.getProperty("java.runtime.version"));
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void coloursOnlyOnATerminalThatWantsThem() {
    run("", "--help");
    assertThat(out.toString()).doesNotContain("\u001b[");
    commands("out,err", Map.of("NO_COLOR", "1")).execute("--help");
    assertThat(out.toString()).doesNotContain("\u001b[");
    commands("out,err", Map.of()).execute("--help");
    assertThat(out.toString()).contains("\u001b[1m");
  }

  @Test
  void completionNamesEveryCommand() {
    assertThat(run("", "completion", "bash")).isZero();
    assertThat(out.toString()).contains("complete -F _complete_orrery", "version", "--output");
  }

  /** A command that throws what it was given. */
  @Command(name = "throwing")
  private static final class Throwing implements java.util.concurrent.Callable<Integer> {
    private final Exception thrown;

    Throwing(Exception thrown) {
      this.thrown = thrown;
    }

    @Override
    public Integer call() throws Exception {
      throw thrown;
    }
  }

  private int fail(Exception thrown) {
    CommandLine commands = commands("", Map.of());
    commands.addSubcommand(new Throwing(thrown));
    return commands.execute("throwing");
  }

  @Test
  void knownFailuresAreOneLineWithTheirCode() {
    int code = fail(new CommandException(ExitCode.TEMPORARY, "port is 1. Maybe wait."));
    assertThat(code).isEqualTo(75);
    assertThat(err.toString()).isEqualTo("orrery: port is 1. Maybe wait.\n");
  }

  @Test
  void failuresOfTheLocalClusterKeepTheirCodesAndWords() {
    int code = fail(new ClusterException(FailureReason.PORT_TAKEN, "port is 2. Maybe another."));
    assertThat(code).isEqualTo(75);
    assertThat(err.toString()).isEqualTo("orrery: port is 2. Maybe another.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "", "Upper", "a_b"})
  void aNameThatCannotNameAFolderIsAUsageError(String name) {
    for (String command : new String[] {"up", "down", "status", "kubectl", "report", "release"}) {
      assertThat(run("", command, "--name", name)).as(command).isEqualTo(2);
    }
    assertThat(err.toString()).contains("Maybe use at most 40");
  }

  @Test
  void aFullDiskHasItsOwnCode() {
    assertThat(fail(new IOException("/x: No space left on device"))).isEqualTo(73);
    assertThat(err.toString()).contains("Maybe free some space");
  }

  @Test
  void anInterruptSaysNothing() {
    assertThat(fail(new InterruptedException())).isEqualTo(130);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void anUnexpectedFailureKeepsItsTrace() {
    assertThat(fail(new IllegalStateException("odd"))).isEqualTo(1);
    assertThat(err.toString()).contains("unexpected", "odd", "at dev.orrery.cli");
  }
}
