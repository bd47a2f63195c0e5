package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes JSON to bytes, and times as the API writes them. */
final class JsonBytes {

  /** Something that writes JSON. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static final int USUAL_SIZE = 2_048;

  private JsonBytes() {}

  static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = EventStream.JSON.getFactory().createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Whole seconds. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Microseconds, as Leases have it; always six digits. */
  static String microTime(long millis) {
    Instant second = Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
    String whole = second.toString();
    return "%s.%03d000Z".formatted(whole.substring(0, whole.length() - 1), millis % 1_000);
  }
}
