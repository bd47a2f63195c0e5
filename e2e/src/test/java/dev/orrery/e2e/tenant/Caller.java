package dev.orrery.e2e.tenant;

import dev.orrery.e2e.OrreryCluster;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/** Makes requests as one account, and hears all that the API server answers. */
final class Caller implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String server;
  private final String token;
  private final HttpClient http;

  /**
   * What was answered.
   *
   * @param warnings those that kubectl prints
   */
  record Answer(int code, String body, List<String> warnings) {

    boolean successful() {
      return code >= 200 && code < 300;
    }
  }

  private Caller(String server, String token, HttpClient http) {
    this.server = server;
    this.token = token;
    this.http = http;
  }

  /** As the administrator, by certificate. */
  static Caller admin(OrreryCluster cluster) {
    return of(cluster.client().getConfiguration(), "");
  }

  /** As a ServiceAccount, by its token. */
  static Caller account(OrreryCluster cluster, String namespace, String name) {
    String token =
        cluster
            .client()
            .serviceAccounts()
            .inNamespace(namespace)
            .withName(name)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
            .getStatus()
            .getToken();
    Config admin = cluster.client().getConfiguration();
    Config bare =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(admin.getMasterUrl())
            .withCaCertData(admin.getCaCertData())
            .build();
    return of(bare, token);
  }

  private static Caller of(Config config, String token) {
    try {
      HttpClient http = HttpClient.newBuilder().sslContext(SSLUtils.sslContext(config)).build();
      return new Caller(config.getMasterUrl().replaceFirst("/$", ""), token, http);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS to " + config.getMasterUrl(), e);
    }
  }

  /**
   * Makes a request.
   *
   * @param user whom it claims to be, empty for itself
   */
  Answer call(String method, String path, String type, String body, String user) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!user.isEmpty()) {
      request.header("Impersonate-User", user);
    }
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers().allValues("warning"));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(method + " " + path + " was interrupted", e);
    }
  }

  /** Reads. */
  Answer get(String path) {
    return call("GET", path, "application/json", "", "");
  }

  @Override
  public void close() {
    http.close();
  }
}
