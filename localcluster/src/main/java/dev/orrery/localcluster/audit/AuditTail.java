package dev.orrery.localcluster.audit;

import dev.orrery.localcluster.ClusterException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The answered changes of an audit log, for who asks for them again and again: each look reads on
 * from where the last one ended. Safe for many threads.
 */
public final class AuditTail {
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final List<AuditEvent> writes = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long offset;

  /** Of this log, from its begin. */
  public AuditTail(AuditLog log) {
    this.file = log.file();
  }

  /** The answered requests so far that asked for a change, as {@link AuditLog#writes} has them. */
  public synchronized List<AuditEvent> writes() {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        readOn(channel);
      } catch (IOException e) {
        throw ClusterException.of(e, "Reading " + file);
      }
    }
    return List.copyOf(writes);
  }

  private void readOn(FileChannel channel) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (int read = channel.read(chunk, offset); read > 0; read = channel.read(chunk, offset)) {
      offset += read;
      take(chunk.flip());
      chunk.clear();
    }
  }

  /** A line that is still being written waits for its end. */
  private void take(ByteBuffer chunk) {
    while (chunk.hasRemaining()) {
      byte next = chunk.get();
      if (next == '\n') {
        AuditLog.parse(line.toString(StandardCharsets.UTF_8))
            .filter(event -> event.complete() && event.write())
            .ifPresent(writes::add);
        line.reset();
      } else {
        line.write(next);
      }
    }
  }
}
