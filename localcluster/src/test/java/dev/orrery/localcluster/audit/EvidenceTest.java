package dev.orrery.localcluster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  private static final String OURS = "system:serviceaccount:orrery-system:orrery-scheduler";
  private static final String GRANT =
      "RBAC: allowed by ClusterRoleBinding \\\"b\\\" of ClusterRole \\\"r\\\" to";

  @TempDir private Path folder = Path.of(".");

  @Test
  void requestsOfAKindAreCountedTogetherAndNameTheirRole() throws IOException {
    Path log = folder.resolve("audit.log");
    Files.writeString(
        log,
        line("ResponseComplete", OURS, "a", "p", "allow", GRANT)
            + line("ResponseComplete", OURS, "b", "q", "allow", GRANT)
            + line("ResponseComplete", OURS, "b", "q", "forbid", "")
            + line("ResponseComplete", "system:serviceaccount:x:other", "b", "q", "forbid", ""));
    Evidence evidence = Evidence.of("c", new AuditLog(log));
    assertThat(evidence.uses())
        .extracting(AccessUse::toString)
        .containsExactly(
            "orrery-system/orrery-scheduler may by ClusterRole/r create pods/binding [p, q] in [a, b] (2 times)",
            "orrery-system/orrery-scheduler may not create pods/binding [q] in [b] (1 times)");
  }

  @Test
  void aClusterThatLeftNothingIsKnown() throws IOException {
    EvidenceFolder kept = new EvidenceFolder(folder.resolve("evidence"));
    Path told = Files.createDirectories(folder.resolve("told"));
    Path silent = folder.resolve("silent");
    kept.started(told);
    kept.started(silent);
    Path log = told.resolve("audit.log");
    Files.writeString(log, line("ResponseComplete", OURS, "a", "p", "allow", GRANT));
    kept.keep(told, new AuditLog(log));
    kept.keep(silent, new AuditLog(silent.resolve("audit.log")));
    assertThat(kept.silent()).containsExactly(silent);
    assertThat(kept.evidence()).hasSize(1).allSatisfy(one -> assertThat(one.uses()).hasSize(1));
  }

  private static String line(
      String stage, String user, String namespace, String name, String decision, String grant) {
    return """
      {"kind":"Event","stage":"%s","requestURI":"/x","verb":"%s",\
      "user":{"username":"%s"},"userAgent":"a","objectRef":{"resource":"pods","namespace":"%s",\
      "name":"%s","subresource":"binding"},"responseStatus":{"code":201},\
      "requestReceivedTimestamp":"2026-01-01T00:00:00.000000Z",\
      "stageTimestamp":"2026-01-01T00:00:00.250000Z","annotations":{\
      "authorization.k8s.io/decision":"%s","authorization.k8s.io/reason":"%s"}}
      """
        .formatted(stage, "create", user, namespace, name, decision, grant);
  }
}
