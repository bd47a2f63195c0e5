package dev.orrery.kube.http;

import org.jspecify.annotations.Nullable;

/**
 * One request to the API server.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param path path and query, beginning with a slash
 * @param contentType media type of the body, null without a body
 * @param body the body, null without one
 * @param userAgent who asks and why, as the audit log shows it
 */
public record ApiRequest(
    String method,
    String path,
    @Nullable String contentType,
    @Nullable String body,
    String userAgent) {

  /** The name under which reads go out when nobody says another. */
  public static final String AGENT = "orrery";

  /** Refuses a path that would leave the API server. */
  public ApiRequest {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "path is " + path + ". Maybe it lacks the leading slash: it is relative to the server.");
    }
  }

  /** A read. */
  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, null, null, AGENT);
  }
}
