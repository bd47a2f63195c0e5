package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kube.http.ApiAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Why the API server did not carry a write out, in its own words.
 *
 * @param code HTTP status
 * @param reason the machine-readable reason, such as {@code Invalid}; empty when there is none
 * @param message the server's message, word for word
 * @param retryAfterSeconds when to ask again, null when the server did not say
 */
public record ServerStatus(
    int code, String reason, String message, @Nullable Integer retryAfterSeconds) {

  /** Reads the Status object of an answer; a body that is none becomes the message. */
  static ServerStatus of(ApiAnswer answer) {
    JsonNode body = Json.parse(answer.body());
    boolean status = "Status".equals(body.path("kind").asText());
    return new ServerStatus(
        answer.code(),
        status ? body.path("reason").asText() : "",
        status ? body.path("message").asText() : answer.body().strip(),
        answer.retryAfterSeconds());
  }
}
