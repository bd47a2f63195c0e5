package dev.orrery.localcluster.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One watch as it comes over the wire, with nothing that would mend it. */
final class RawWatch implements AutoCloseable {

  /** How events come. */
  enum Transport {
    LINES,
    WEB_SOCKET
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  private RawWatch(HttpClient http) {
    this.http = http;
  }

  static RawWatch open(Config config, Transport transport, String path) {
    try {
      HttpClient http = HttpClient.newBuilder().sslContext(SSLUtils.sslContext(config)).build();
      RawWatch watch = new RawWatch(http);
      URI uri = URI.create(config.getMasterUrl().replaceAll("/$", "") + path);
      String token = "Bearer " + config.getAutoOAuthToken();
      switch (transport) {
        case LINES -> watch.lines(uri, token);
        case WEB_SOCKET -> watch.webSocket(uri, token);
      }
      return watch;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Type and name of each event; bookmarks are left out. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private void lines(URI uri, String token) {
    var answer =
        http.sendAsync(
                HttpRequest.newBuilder(uri).header("Authorization", token).build(),
                BodyHandlers.ofLines())
            .join();
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode());
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer.body().forEach(this::event);
              } catch (RuntimeException broken) {
                // The end of a connection that broke: what was seen before it counts.
              } finally {
                ended = true;
              }
            });
  }

  private void webSocket(URI uri, String token) {
    URI socket = URI.create(uri.toString().replaceFirst("^https", "wss"));
    http.newWebSocketBuilder()
        .header("Authorization", token)
        .buildAsync(socket, new Listening())
        .join();
  }

  private void event(String text) {
    try {
      JsonNode event = JSON.readTree(text);
      String type = event.path("type").asText();
      switch (type) {
        case "BOOKMARK" -> {}
        case "ERROR" -> seen.add("ERROR " + event.path("object").path("code").asInt());
        default -> seen.add(type + " " + event.at("/object/metadata/name").asText());
      }
    } catch (JsonProcessingException half) {
      // A connection that breaks in the middle of an event leaves half of it.
    }
  }

  private final class Listening implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        event(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      ended = true;
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ended = true;
    }
  }
}
