package dev.orrery.operator.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands in for an API server: reads are answered from {@link Answers}, writes are echoed. */
final class RehearsalServer implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ALLOWED = "{\"status\":{\"allowed\":true}}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Answers answers = new Answers();
  private final CountDownLatch bindings = new CountDownLatch(Answers.PODS);
  private final CountDownLatch closing = new CountDownLatch(1);

  RehearsalServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A kubeconfig that leads here. */
  Path kubeconfig() throws IOException {
    String yaml =
        """
        apiVersion: v1
        kind: Config
        current-context: rehearsal
        contexts: [{name: rehearsal, context: {cluster: rehearsal, user: rehearsal}}]
        clusters: [{name: rehearsal, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: rehearsal, user: {token: none}}]
        """
            .formatted(server.getAddress().getPort());
    return Files.writeString(Files.createTempFile("orrery-rehearsal", ".kubeconfig"), yaml);
  }

  /** Waits until every pod that fits is bound; false when that takes too long. */
  boolean awaitBindings(long seconds) throws InterruptedException {
    return bindings.await(seconds, TimeUnit.SECONDS);
  }

  /** Lets a moment pass. */
  void pause() throws InterruptedException {
    var _ = closing.await(200, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
          answer(exchange, "{}"); // no web sockets here: the client then watches by plain HTTP
        } else if (query.contains("watch=")) {
          hold(exchange);
        } else {
          answer(exchange, answers.get(exchange.getRequestURI().getPath()));
        }
      } else {
        write(exchange);
      }
    }
  }

  /** A watch on which nothing happens. */
  private void hold(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.endsWith("/binding")) {
      bindings.countDown();
    }
    if (path.endsWith("/selfsubjectaccessreviews")) {
      answer(exchange, ALLOWED);
      return;
    }
    ObjectNode object = (ObjectNode) MAPPER.readTree(body);
    object.withObject("/metadata").put("resourceVersion", "1").put("uid", "e1");
    answer(exchange, object.toString());
  }

  private static void answer(HttpExchange exchange, @Nullable String text) throws IOException {
    byte[] body =
        (text == null ? "{\"kind\":\"Status\",\"code\":404}" : text)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
