package dev.orrery.kube.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The plain text of a compressed answer. Nothing is read before the first read, and another thread
 * may close it at any time: that ends the connection, and the reader then fails with an {@link
 * IOException}, never with one of the inflater's own.
 */
final class Gunzipped extends InputStream {

  private static final int BUFFER = 16 << 10;

  private final InputStream compressed;
  private @Nullable GZIPInputStream plain;
  private volatile boolean closed;

  Gunzipped(InputStream compressed) {
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    return plain().read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return plain().read(into, offset, length);
  }

  /** Leaves the inflater alone, in which another thread may be; the collector frees it. */
  @Override
  public void close() throws IOException {
    closed = true;
    compressed.close();
  }

  private GZIPInputStream plain() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    GZIPInputStream opened = plain;
    if (opened == null) {
      opened = new GZIPInputStream(compressed, BUFFER);
      plain = opened;
    }
    return opened;
  }
}
