package dev.orrery.localcluster.kubelet.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How to reach an API server: its address, the TLS identity or token, two HTTP/2 clients. */
public final class ApiServer implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WRITE = Duration.ofSeconds(20);

  private final Config config;
  private final URI base;
  private final HttpClient writes;
  private final HttpClient watches;

  private ApiServer(Config config, SSLContext tls) {
    this.config = config;
    this.base = URI.create(config.getMasterUrl());
    this.writes = client(tls);
    this.watches = client(tls);
  }

  /**
   * With what a client configuration says.
   *
   * @throws IllegalArgumentException when its keys cannot be used
   */
  public static ApiServer of(Config config) {
    try {
      return new ApiServer(config, SSLUtils.sslContext(config));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "kubeconfig for %s: %s. Maybe its certificate or key is damaged."
              .formatted(config.getMasterUrl(), e.getMessage()),
          e);
    }
  }

  /** From a kubeconfig file, with its current context. */
  public static ApiServer of(Path kubeconfig) {
    if (!Files.isRegularFile(kubeconfig)) {
      throw new IllegalArgumentException(
          "kubeconfig is %s, which is no file. Maybe run 'orrery up' first.".formatted(kubeconfig));
    }
    return of(Config.fromKubeconfig(kubeconfig.toFile()));
  }

  /** Sends a request that ends soon. */
  public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return writes.sendAsync(request, BodyHandlers.ofString());
  }

  /** The client for watches, on connections of its own. */
  HttpClient watches() {
    return watches;
  }

  /**
   * A request to a path below the server's root.
   *
   * @param body absent for GET
   * @param contentType of the body
   */
  public HttpRequest request(
      String method, String path, byte @Nullable [] body, String contentType) {
    HttpRequest.Builder request = builder(path).timeout(WRITE);
    return body == null
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
  }

  HttpRequest.Builder builder(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Accept", "application/json")
            .header("User-Agent", "orrery-fake-kubelet");
    String token = config.getOauthToken();
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    writes.shutdownNow();
    watches.shutdownNow();
  }

  private static HttpClient client(SSLContext tls) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .connectTimeout(CONNECT)
        .sslContext(tls)
        .build();
  }
}
