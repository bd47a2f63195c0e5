package dev.orrery.kube.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GunzippedTest {

  private static final String TEXT = "{\"items\":[" + "{\"name\":\"pod\"},".repeat(50_000) + "]}";

  private final AtomicReference<String> accepted = new AtomicReference<>("");
  private HttpServer server;
  private ApiHttp http;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          accepted.set(String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding")));
          boolean compress = exchange.getRequestURI().getPath().equals("/long");
          byte[] body = compress ? compressed() : TEXT.getBytes(StandardCharsets.UTF_8);
          if (compress) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          }
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    var config = new ConfigBuilder().withMasterUrl(address).build();
    http = new ApiHttp(config, Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    http.close();
    server.stop(0);
  }

  @Test
  void aCompressedListIsReadAsItsText() throws IOException {
    try (InputStream body = open("/long")) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }
    assertThat(accepted.get()).isEqualTo("gzip");
  }

  @Test
  void anAnswerThatIsNotCompressedIsReadAsItCame() throws IOException {
    try (InputStream body = open("/short")) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }
  }

  @Test
  void readingOnAfterAnotherThreadClosedItFailsAsInputAndOutputDo() throws IOException {
    InputStream body = open("/long");
    assertThat(body.read()).isEqualTo('{');
    body.close();
    assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
  }

  private InputStream open(String path) {
    return http.open(new ApiRequest("GET", path, null, null, "test")).join().body();
  }

  private static byte[] compressed() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
