package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists one kind in pages, then watches it, for ever: after an outage it goes on where it was, and
 * lists again when the server no longer knows that place.
 *
 * @param <T> the slim object
 */
public final class ObjectWatch<T> implements AutoCloseable {

  private static final int PAGE = 500;
  private static final int WATCH_SECONDS = 300;
  private static final long SLACK_SECONDS = 30;
  private static final int OK = 200;
  private static final int GONE = 410;
  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 5_000;

  private final ApiServer api;
  private final String path;
  private final String selection;
  private final Function<JsonNode, T> reader;
  private final Consumer<Change<T>> sink;
  private final Consumer<RuntimeException> broken;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable InputStream open;

  /**
   * A watch that has not begun yet.
   *
   * @param path for example {@code /api/v1/pods}
   * @param selection query part that selects, for example {@code fieldSelector=...}
   * @param reader makes the slim object
   * @param sink is called by the watch's own thread, in order
   * @param broken is told when the watch ends because it cannot make sense of what it reads
   */
  public ObjectWatch(
      ApiServer api,
      String path,
      String selection,
      Function<JsonNode, T> reader,
      Consumer<Change<T>> sink,
      Consumer<RuntimeException> broken) {
    this.api = api;
    this.path = path;
    this.selection = selection;
    this.reader = reader;
    this.sink = sink;
    this.broken = broken;
    this.thread = Thread.ofPlatform().name("watch " + path).daemon().unstarted(this::run);
  }

  /** Begins to list and watch. */
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    InputStream stream = open;
    if (stream != null) {
      end(stream);
    }
  }

  private static void end(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      return; // it was closed by the other side first
    }
  }

  private boolean running() {
    return closed.getCount() > 0;
  }

  private void run() {
    long pause = FIRST_PAUSE;
    String version = "";
    while (running()) {
      try {
        if (version.isEmpty()) {
          version = list();
        }
        version = watch(version);
        pause = FIRST_PAUSE;
      } catch (IOException e) {
        pause = Math.min(LONGEST_PAUSE, pause * 2);
        rest(pause);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        broken.accept(e);
        return;
      }
    }
  }

  private void rest(long millis) {
    try {
      closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  private String list() throws IOException, InterruptedException {
    List<T> all = new ArrayList<>();
    ObjectListReader.Page page = new ObjectListReader.Page("", "");
    do {
      String query = "?" + selection + "&limit=" + PAGE + "&continue=" + page.next();
      try (InputStream body = get(query, Duration.ofMinutes(1))) {
        page = ObjectListReader.read(body, item -> all.add(reader.apply(item)));
      }
    } while (!page.next().isEmpty());
    sink.accept(new Change.Listed<>(all));
    return page.resourceVersion();
  }

  /** Watches until the stream ends; returns where to go on, empty when that place is unknown. */
  private String watch(String from) throws IOException, InterruptedException {
    String query =
        "?%s&watch=1&allowWatchBookmarks=true&timeoutSeconds=%d&resourceVersion=%s"
            .formatted(selection, WATCH_SECONDS, from);
    try (InputStream body = get(query, Duration.ofSeconds(SLACK_SECONDS))) {
      open = body;
      CompletableFuture.delayedExecutor(WATCH_SECONDS + SLACK_SECONDS, TimeUnit.SECONDS)
          .execute(() -> end(body)); // a server that went without a word never ends it
      EventStream events = new EventStream(body);
      String version = from;
      for (JsonNode event = events.next(); event != null; event = events.next()) {
        JsonNode object = event.path("object");
        switch (event.path("type").asText()) {
          case "ADDED", "MODIFIED" -> sink.accept(new Change.Put<>(reader.apply(object)));
          case "DELETED" -> sink.accept(new Change.Gone<>(reader.apply(object)));
          case "BOOKMARK" -> {}
          default -> {
            return "";
          }
        }
        version = object.path("metadata").path("resourceVersion").asText(version);
      }
      return version;
    } catch (GoneException e) {
      return "";
    } finally {
      open = null;
    }
  }

  private static final class GoneException extends IOException {
    GoneException(String message) {
      super(message);
    }
  }

  private InputStream get(String query, Duration atMost) throws IOException, InterruptedException {
    HttpRequest request = api.builder(path + query).timeout(atMost).GET().build();
    HttpResponse<InputStream> response = api.watches().send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() == OK) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(2_000), StandardCharsets.UTF_8);
      if (response.statusCode() == GONE) {
        throw new GoneException(text);
      }
      throw new IOException("GET %s: %d %s".formatted(path, response.statusCode(), text));
    }
  }
}
