package dev.orrery.kube.watch;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import java.io.IOException;

/** Reads the Status object by which the API server says why not. */
final class StatusReader {

  private static final FieldTable<StatusReader> STATUS =
      FieldTable.<StatusReader>of("io.k8s.apimachinery.pkg.apis.meta.v1.Status")
          .number("code", (status, code) -> status.code = code)
          .text("message", (status, message) -> status.message = message)
          .othersHarmless();

  private int code;
  private String message = "";

  private StatusReader() {}

  static ServerRefusal read(JsonCursor in) throws IOException {
    StatusReader status = in.root(STATUS, new StatusReader());
    return new ServerRefusal(status.code, status.code + ": " + status.message);
  }
}
