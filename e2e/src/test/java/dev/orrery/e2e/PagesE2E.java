package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages tell their readers to type works, from the first command to the last. */
class PagesE2E {

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/kubectl.md"})
  void everyCommandDoesWhatThePageSays(String page) {
    var commands = MarkdownCommands.of(page);
    assertThat(commands).as("commands on %s", page).isNotEmpty();
    String cluster = "e2e-page-" + Math.floorMod(page.hashCode(), 1000);
    Shell shell = new Shell(Map.of("ORRERY_CLUSTER", cluster));
    try {
      for (MarkdownCommands command : commands) {
        Shell.Result result = shell.run(command.line());
        if (command.fails()) {
          assertThat(result.exit()).as("%s%n%s", command, result.out()).isNotZero();
        } else {
          result.succeeded();
        }
      }
    } finally {
      shell.run("./orrery down");
    }
  }
}
