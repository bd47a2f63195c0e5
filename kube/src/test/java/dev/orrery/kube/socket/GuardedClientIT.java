package dev.orrery.kube.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.orrery.kube.watch.WatchPace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers one path and is silent about another. */
class GuardedClientIT {

  private final CountDownLatch over = new CountDownLatch(1);
  private final List<HttpClient> made = new ArrayList<>();
  private final SocketGuard guard = new SocketGuard(WatchPace.standard());
  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/silent",
        _ -> {
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.createContext(
        "/well",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    client =
        guard.guard(
            () -> {
              made.add(HttpClient.newHttpClient());
              return made.getLast();
            });
  }

  @AfterEach
  void stop() {
    over.countDown();
    client.shutdownNow();
    guard.close();
    server.stop(0);
  }

  @Test
  void aRequestThatTimesOutCostsTheConnection() {
    CompletableFuture<?> first = sent("/silent");
    CompletableFuture<?> second = sent("/silent");

    timesOut(first);
    timesOut(second);

    assertThat(sent("/well").join().statusCode()).isEqualTo(204);
    assertThat(made).as("one more for both").hasSize(2);
    assertThatThrownBy(() -> made.getFirst().send(request("/well"), BodyHandlers.discarding()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aCallerThatWaitsIsToldTheSame() {
    assertThatThrownBy(() -> client.send(request("/silent"), BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(made).hasSize(2);
  }

  @Test
  void anAnswerKeepsIt() {
    assertThat(sent("/well").join().statusCode()).isEqualTo(204);
    assertThat(sent("/absent").join().statusCode()).isEqualTo(404);

    assertThat(made).hasSize(1);
  }

  private CompletableFuture<HttpResponse<Void>> sent(String path) {
    return client.sendAsync(request(path), BodyHandlers.discarding());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
        .timeout(Duration.ofMillis(300))
        .build();
  }

  private static void timesOut(CompletableFuture<?> answer) {
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }
}
