package dev.orrery.localcluster.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log. */
final class LogTail {
  private static final int WINDOW_BYTES = 32 * 1024;

  private LogTail() {}

  /** The last lines behind an offset; none when the file cannot be read. */
  static List<String> read(Path log, long offset, int lines) {
    try (SeekableByteChannel file = Files.newByteChannel(log)) {
      long from = Math.max(Math.min(offset, file.size()), file.size() - WINDOW_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - from));
      file.position(from);
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // read on until the window is full
      }
      List<String> all =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
