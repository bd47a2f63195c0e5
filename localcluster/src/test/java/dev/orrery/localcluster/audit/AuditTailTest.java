package dev.orrery.localcluster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTailTest {

  private static String line(String verb, String stage, String name) {
    return """
        {"stage":"%s","verb":"%s","objectRef":{"resource":"pods","name":"%s"},\
        "requestReceivedTimestamp":"2026-01-01T00:00:00Z","stageTimestamp":"2026-01-01T00:00:00Z"}
        """
        .formatted(stage, verb, name);
  }

  @Test
  void readsOnAndWaitsForTheEndOfALine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("audit.log");
    AuditTail tail = new AuditTail(new AuditLog(file));
    assertThat(tail.writes()).isEmpty();

    String second = line("delete", "ResponseComplete", "b-é");
    Files.writeString(
        file,
        line("create", "ResponseComplete", "a")
            + line("list", "ResponseComplete", "")
            + line("create", "RequestReceived", "c")
            + second.substring(0, 50));
    assertThat(tail.writes()).extracting(AuditEvent::name).containsExactly("a");

    Files.writeString(file, second.substring(50), StandardOpenOption.APPEND);
    assertThat(tail.writes()).extracting(AuditEvent::name).containsExactly("a", "b-é");
    assertThat(tail.writes()).isEqualTo(new AuditLog(file).writes());
  }
}
