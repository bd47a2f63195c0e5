package dev.orrery.localcluster.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Ready when an address answers 200. */
public final class HttpProbe implements Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient client;
  private final HttpRequest request;

  /** Asks by this client, which the caller closes. */
  public HttpProbe(HttpClient client, URI uri) {
    this.client = client;
    this.request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
  }

  @Override
  public boolean ready() {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
