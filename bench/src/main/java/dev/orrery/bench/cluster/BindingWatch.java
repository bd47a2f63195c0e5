package dev.orrery.bench.cluster;

import dev.orrery.bench.BenchException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sees when pods are bound: a watch on pods with a node that asks for their metadata only, so that
 * it costs the server little, and every contender the same. The server ends a watch that falls
 * behind in a burst; it is then opened again where it ended.
 */
public final class BindingWatch implements AutoCloseable {

  private static final String PATH =
      "api/v1/namespaces/"
          + Fleet.NAMESPACE
          + "/pods?watch=1&timeoutSeconds=900&fieldSelector=spec.nodeName!%3D";
  private static final String ONLY_METADATA =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
  private static final String COMES_IN = "{\"type\":\"ADDED\"";
  private static final String VERSION = "\"resourceVersion\":\"";
  private static final int OK = 200;

  private final KubernetesClient client;
  private final List<Instant> times = new ArrayList<>();
  private volatile InputStream stream;
  private volatile boolean closed;
  private String version = "";

  /** Sees from now on. */
  public BindingWatch(KubernetesClient client) {
    this.client = client;
    this.stream = open();
    Thread.ofPlatform().name("binding-watch").daemon().start(this::run);
  }

  /** When the pods were seen bound, in order. */
  public synchronized List<Instant> times() {
    return List.copyOf(times);
  }

  /** How many have been seen. */
  public synchronized int count() {
    return times.size();
  }

  @Override
  public void close() {
    closed = true;
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      closed = true;
    }
  }

  private InputStream open() {
    String from = version.isEmpty() ? "" : "&resourceVersion=" + version;
    var request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(client.getMasterUrl() + PATH + from)
            .header("Accept", ONLY_METADATA)
            .forStreaming()
            .timeout(0, TimeUnit.SECONDS)
            .build();
    var answer = client.getHttpClient().sendAsync(request, InputStream.class).join();
    if (answer.code() != OK) {
      throw BenchException.unavailable(
          "the watch for bindings got " + answer.code() + ". Maybe the API server is overloaded.");
    }
    return answer.body();
  }

  private void run() {
    while (!closed) {
      try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          seen(line, Instant.now());
        }
      } catch (IOException broken) {
        if (closed) {
          return;
        }
      }
      if (!closed) {
        stream = open();
      }
    }
  }

  private synchronized void seen(String line, Instant at) {
    int from = line.indexOf(VERSION);
    if (from >= 0) {
      version = line.substring(from + VERSION.length(), line.indexOf('"', from + VERSION.length()));
    }
    if (line.startsWith(COMES_IN)) {
      times.add(at);
    }
  }
}
