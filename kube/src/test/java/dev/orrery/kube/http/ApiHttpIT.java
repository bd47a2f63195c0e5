package dev.orrery.kube.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server whose answers break off. */
class ApiHttpIT {

  private static final Duration LIMIT = Duration.ofMillis(300);

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private ApiHttp http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          await(over);
        });
    server.createContext(
        "/whole",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("whole".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build();
    http = new ApiHttp(config, LIMIT);
  }

  @AfterEach
  void stop() {
    over.countDown();
    http.close();
    server.stop(0);
  }

  @Test
  void anAnswerThatBreaksOffInItsBodyIsGivenUpAndTheNextRequestIsAnswered() {
    assertThatThrownBy(
            () -> http.send(ApiRequest.get("/half")).orTimeout(20, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("no end of the answer within PT0.3S");
    assertThat(http.send(ApiRequest.get("/whole")).join().body()).isEqualTo("whole");
  }

  @Test
  void thatAConnectionIsGivenUpIsTold() {
    var told = new AtomicInteger();
    http.whenGivenUp(told::incrementAndGet);
    http.send(ApiRequest.get("/whole")).join();
    assertThat(told).hasValue(0);

    assertThatThrownBy(() -> http.send(ApiRequest.get("/half")).join())
        .hasCauseInstanceOf(HttpTimeoutException.class);

    assertThat(told).hasValue(1);
  }

  @Test
  void whoGivesItUpForAnotherReasonTellsAlsoAndGoesOn() {
    var told = new AtomicInteger();
    http.whenGivenUp(told::incrementAndGet);

    http.giveUp();

    assertThat(told).hasValue(1);
    assertThat(http.send(ApiRequest.get("/whole")).join().body()).isEqualTo("whole");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
