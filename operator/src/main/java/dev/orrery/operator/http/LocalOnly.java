package dev.orrery.operator.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has decided names pods of every tenant, so it is told on the machine itself
 * only. In a cluster that means through {@code kubectl port-forward}, which the API server allows
 * to those who may.
 */
@ServerFilter("/api/**")
final class LocalOnly {

  /** Null lets the request through. */
  @RequestFilter
  @Nullable HttpResponse<String> refuseOthers(HttpRequest<?> request) {
    InetAddress from = request.getRemoteAddress().getAddress();
    return mayAsk(from)
        ? null
        : HttpResponse.<String>status(HttpStatus.FORBIDDEN)
            .contentType(MediaType.TEXT_PLAIN_TYPE)
            .body("asked from another machine. Maybe use kubectl port-forward.\n");
  }

  static boolean mayAsk(@Nullable InetAddress from) {
    return from != null && from.isLoopbackAddress();
  }
}
