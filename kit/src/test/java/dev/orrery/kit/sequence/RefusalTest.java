package dev.orrery.kit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kube.http.ApiAnswer;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void aMessageThatNamesTheFieldIsFine() {
    assertThat(complaint("spec.replicas: Invalid value: -1: should be 0 or more", "replicas"))
        .isEmpty();
  }

  @Test
  void aMessageThatNamesAnotherFieldIsNot() {
    assertThat(complaint("spec.mode: Invalid value", "replicas")).contains("replicas");
  }

  @Test
  void noMessageIsSilence() {
    assertThat(complaint("", "")).isEqualTo("no message");
  }

  @Test
  void aCauseThatSaysNothingIsSilence() {
    String body =
        """
        {"message": "spec: Invalid value",
         "details": {"causes": [{"field": "spec", "message": "Invalid value: \\"object\\""}]}}
        """;
    assertThat(Refusal.of(new ApiAnswer(422, body, null), "").complaint()).contains("says only");
  }

  @Test
  void aServerThatFailsIsNoAnswer() {
    assertThat(
            Refusal.of(new ApiAnswer(500, "{\"message\": \"spec: panic\"}", null), "").complaint())
        .isEqualTo("the server failed");
  }

  private static String complaint(String message, String field) {
    String body = "{\"message\": \"" + message + "\"}";
    return Refusal.of(new ApiAnswer(422, body, null), field).complaint();
  }
}
