package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiRequest;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** What an answer, or the lack of one, says of a write. */
final class Answers {

  /** An apply with a field or a value that the schema does not know: a 500, though never tried. */
  private static final String UNTYPED = "failed to create typed patch object";

  private Answers() {}

  /**
   * The result that an answer means. A failure of the server (5xx) says nothing of the write: etcd
   * may have committed it.
   *
   * @param echo whether the answer's body is the object
   */
  static WriteResult result(ApiAnswer answer, boolean echo) {
    if (answer.successful()) {
      return new WriteResult.Applied(echo ? Json.parse(answer.body()) : MissingNode.getInstance());
    }
    ServerStatus status = ServerStatus.of(answer);
    if (answer.code() >= 500 && !status.message().startsWith(UNTYPED)) {
      return new WriteResult.Unknown(status.message());
    }
    return switch (answer.code()) {
      case 404, 410 -> new WriteResult.Gone(status);
      case 409 -> new WriteResult.Conflict(status);
      default -> new WriteResult.Refused(status);
    };
  }

  /** The result when no answer came. */
  static WriteResult lost(ApiRequest request, Throwable cause) {
    String message =
        "no answer to " + request.method() + " " + request.path() + ": " + describe(cause);
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new WriteResult.NotSent(message)
        : new WriteResult.Unknown(message);
  }

  private static String describe(Throwable cause) {
    String text = cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }
}
