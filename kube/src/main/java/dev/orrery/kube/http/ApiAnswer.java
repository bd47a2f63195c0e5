package dev.orrery.kube.http;

import org.jspecify.annotations.Nullable;

/**
 * What the API server answered.
 *
 * @param code HTTP status
 * @param body the body's text, empty without one
 * @param retryAfterSeconds when the server wants to be asked again, null when it did not say
 */
public record ApiAnswer(int code, String body, @Nullable Integer retryAfterSeconds) {

  /** Whether the request was carried out. */
  public boolean successful() {
    return code >= 200 && code < 300;
  }
}
