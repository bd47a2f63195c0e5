package dev.orrery.kube.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Answers as scripted, one request after the other; after the last answer a watch stays open and
 * silent.
 */
final class ScriptedServer implements Opener {

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Queue<Object> script = new ConcurrentLinkedQueue<>();

  ScriptedServer body(String json) {
    script.add(json.replace('\'', '"'));
    return this;
  }

  /** An answer after which nothing comes, and which does not end. */
  ScriptedServer bodyThenSilence(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    script.add(new SequenceInputStream(new ByteArrayInputStream(bytes), new Silence()));
    return this;
  }

  ScriptedServer failure(IOException failure) {
    script.add(failure);
    return this;
  }

  @Override
  public InputStream open(String path) throws IOException {
    asked.add(path);
    Object next = script.poll();
    if (next instanceof IOException failure) {
      throw failure;
    }
    if (next instanceof InputStream stream) {
      return stream;
    }
    return next == null
        ? new Silence()
        : new ByteArrayInputStream(((String) next).getBytes(StandardCharsets.UTF_8));
  }

  /** A connection over which nothing comes until it is closed. */
  private static final class Silence extends InputStream {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      try {
        closed.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("closed");
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return read();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
