package dev.orrery.kit.sequence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.kube.http.ApiAnswer;
import java.util.Locale;

/**
 * What a user sees when a spec is refused.
 *
 * @param code HTTP status
 * @param message the API server's words
 * @param complaint what is wrong with them; empty when nothing is
 */
record Refusal(int code, String message, String complaint) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SERVER_ERROR = 500;

  /**
   * Judges an answer.
   *
   * @param field the name that the message must have; empty when any field will do
   */
  static Refusal of(ApiAnswer answer, String field) {
    try {
      JsonNode status = JSON.readTree(answer.body());
      String message = status.path("message").asText();
      return new Refusal(answer.code(), message, complaint(answer.code(), status, message, field));
    } catch (JsonProcessingException e) {
      return new Refusal(answer.code(), answer.body(), "the answer is not a Status");
    }
  }

  private static String complaint(int code, JsonNode status, String message, String field) {
    // A spec that server-side apply cannot read is answered with 500 and good words.
    if (code >= SERVER_ERROR && !message.startsWith("failed to create typed patch object")) {
      return "the server failed";
    }
    if (message.isBlank()) {
      return "no message";
    }
    for (JsonNode cause : status.at("/details/causes")) {
      if (cause.path("message").asText().matches("Invalid value: (\"object\"|\\{.*})")) {
        return "a cause says only: " + cause.path("message").asText();
      }
    }
    String text = (message + status.at("/details/causes")).toLowerCase(Locale.ROOT);
    String wanted = field.isEmpty() ? "spec" : field.toLowerCase(Locale.ROOT);
    return text.contains(wanted) ? "" : "the message does not name " + wanted;
  }
}
