package dev.orrery.e2e.tenant;

import dev.orrery.e2e.OrreryCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The operator as its administrator sees it. */
final class OperatorView {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final OrreryCluster cluster;
  private final String address;
  private final Path log;
  private long pid;

  /**
   * What may not grow with what tenants do.
   *
   * @param series of metrics
   * @param logBytes length of the log
   */
  record Figures(long series, long logBytes) {}

  OperatorView(OrreryCluster cluster) {
    this.cluster = cluster;
    var status = cluster.status();
    this.address = status.at("/addresses/operator").asText();
    String file = "";
    for (var process : status.path("processes")) {
      if (process.path("name").asText().equals("operator")) {
        file = process.path("log").asText();
      }
    }
    this.log = Path.of(file);
    this.pid = cluster.pid("operator");
  }

  /** Whether the process that was there at first is there still. */
  boolean runs() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Starts it again where an attack has ended it, so that the next one is judged by itself. */
  void revive() {
    if (!ready().startsWith("200")) {
      cluster.orrery("up --nodes 6 --no-demo");
      pid = cluster.pid("operator");
    }
  }

  /** Code and text of the readiness probe. */
  String ready() {
    return get("/readyz");
  }

  Figures figures() {
    try {
      long series = get("/metrics").lines().filter(line -> !line.startsWith("#")).count();
      return new Figures(series, Files.size(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "no answer: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
