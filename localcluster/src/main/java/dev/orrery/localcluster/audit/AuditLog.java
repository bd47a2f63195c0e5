package dev.orrery.localcluster.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orrery.localcluster.ClusterException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What an API server was asked, read from its audit log while it goes on writing.
 *
 * @param file the log, one JSON object a line; it need not exist
 */
public record AuditLog(Path file) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** All events so far, in the order of writing. A line still being written is left out. */
  public List<AuditEvent> events() {
    return events(event -> true);
  }

  /** Those events that pass; the others are not kept in memory. */
  public List<AuditEvent> events(Predicate<AuditEvent> passes) {
    List<AuditEvent> found = new ArrayList<>();
    read(
        "",
        event -> {
          if (passes.test(event)) {
            found.add(event);
          }
        });
    return found;
  }

  /**
   * Hands over the events one by one, and keeps none.
   *
   * @param text lines without it are not even parsed; empty for all
   */
  public void read(String text, Consumer<AuditEvent> reader) {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(text)) {
          parse(line).ifPresent(reader);
        }
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }

  /** The answered requests that asked for a change. */
  public List<AuditEvent> writes() {
    return events(event -> event.complete() && event.write());
  }

  static Optional<AuditEvent> parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return json.isObject() ? Optional.of(AuditEvent.of(json)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
