package dev.orrery.localcluster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final String LINE =
      """
      {"kind":"Event","stage":"ResponseComplete","requestURI":"/apis/apps/v1/namespaces/a/deployments/b/status?x=1",\
      "verb":"patch","user":{"username":"u"},"userAgent":"agent/1","objectRef":{"resource":"deployments",\
      "namespace":"a","name":"b","apiGroup":"apps","subresource":"status"},"responseStatus":{"code":200},\
      "requestReceivedTimestamp":"2026-01-01T00:00:00.000000Z","stageTimestamp":"2026-01-01T00:00:00.250000Z"}""";

  @Test
  void lineBecomesEvent() {
    assertThat(AuditLog.parse(LINE))
        .hasValueSatisfying(
            event -> {
              assertThat(event.user()).isEqualTo("u");
              assertThat(event.userAgent()).isEqualTo("agent/1");
              assertThat(event.group()).isEqualTo("apps");
              assertThat(event.resource()).isEqualTo("deployments");
              assertThat(event.subresource()).isEqualTo("status");
              assertThat(event.namespace()).isEqualTo("a");
              assertThat(event.name()).isEqualTo("b");
              assertThat(event.code()).isEqualTo(200);
              assertThat(event.took()).isEqualTo(Duration.ofMillis(250));
              assertThat(event.write()).isTrue();
              assertThat(event.succeeded()).isTrue();
              assertThat(event.complete()).isTrue();
            });
  }

  @Test
  void halfALineIsNoEvent() {
    assertThat(AuditLog.parse(LINE.substring(0, 60))).isEmpty();
    assertThat(AuditLog.parse("")).isEmpty();
  }

  @Test
  void policyListsItsRulesInOrderAndEndsWithSilence() {
    String yaml =
        new AuditPolicy()
            .skip(List.of(), List.of("system:apiserver"), List.of())
            .log(List.of("list"), List.of(), List.of("pods", "apps/deployments", "/pods/status"))
            .yaml();
    assertThat(yaml)
        .containsSubsequence(
            "- level: None",
            "users: [\"system:apiserver\"]",
            "- level: Metadata",
            "verbs: [\"list\"]",
            "group: \"\"\n    resources: [\"pods\"]",
            "group: \"apps\"\n    resources: [\"deployments\"]",
            "group: \"\"\n    resources: [\"pods/status\"]",
            "- level: None\n");
  }
}
