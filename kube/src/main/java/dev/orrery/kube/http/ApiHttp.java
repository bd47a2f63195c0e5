package dev.orrery.kube.http;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The API server by the JDK's own client: for many small writes it takes half the CPU of a general
 * Kubernetes client. Address, certificates and tokens are those of a Fabric8 {@link Config}.
 *
 * <p>Answers come on the client's own threads, so what is chained to them must be brief. A request
 * that timed out costs the connection: behind it may be a peer that is no longer there.
 */
public final class ApiHttp implements AutoCloseable {

  /** The client's own limit comes first where it applies, and says more. */
  private static final Duration SLACK = Duration.ofMillis(500);

  private final String base;
  private final @Nullable SSLContext tls;
  private final Credentials credentials;
  private final Duration timeout;
  private final List<Runnable> givenUp = new CopyOnWriteArrayList<>();
  private volatile HttpClient client;
  private volatile @Nullable Heard heard;

  /**
   * Connects lazily.
   *
   * @param timeout for each request up to the end of its answer, watches excepted
   */
  public ApiHttp(Config config, Duration timeout) {
    String url = config.getMasterUrl();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.tls = base.startsWith("https:") ? tls(config) : null;
    this.credentials = new Credentials(config, System::nanoTime);
    this.timeout = timeout;
    this.client = connect();
  }

  /** Sends one request. The future fails with an {@link IOException} when no answer came. */
  public CompletableFuture<ApiAnswer> send(ApiRequest request) {
    return exchange(request)
        .thenCompose(
            answer ->
                answer.code() == 401 && credentials.refresh()
                    ? exchange(request)
                    : CompletableFuture.completedFuture(answer));
  }

  /**
   * Opens a long answer, such as a list, or one that goes on, such as a watch; the caller reads and
   * closes the stream. Only the arrival of the answer's head is timed. The server compresses long
   * lists: a list of pods shrinks to a tenth, and deciphering it would cost more than its parsing.
   */
  public CompletableFuture<HttpResponse<InputStream>> open(ApiRequest request) {
    HttpRequest compressible = build(request).header("Accept-Encoding", "gzip").build();
    return client.sendAsync(
        compressible,
        head ->
            head.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent()
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Gunzipped::new)
                : BodySubscribers.ofInputStream());
  }

  /**
   * The API server's clock: what its last answer said, to the second, moved on by this machine's
   * monotonic clock. Null before the first answer.
   */
  public @Nullable Instant serverTime() {
    Heard last = heard;
    return last == null ? null : last.time().plusNanos(System.nanoTime() - last.at());
  }

  /** Goes on over a new connection; what is under way on the old one may end there. */
  public void renew() {
    var _ = replace(client);
  }

  /** The same, when another connection to the server has died: this one may have died with it. */
  public void giveUp() {
    if (replace(client)) {
      givenUp.forEach(Runnable::run);
    }
  }

  /**
   * Tells from now on when a connection is given up because a request over it timed out, or by
   * {@link #giveUp}: what else goes over it may be as dead.
   *
   * @param listener is called on the client's own threads and must be brief
   */
  public void whenGivenUp(Runnable listener) {
    givenUp.add(listener);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private CompletableFuture<ApiAnswer> exchange(ApiRequest request) {
    HttpClient used = client;
    return whole(used.sendAsync(build(request).build(), BodyHandlers.ofString()))
        .whenComplete(
            (answer, failure) -> {
              if (failure != null
                  && cause(failure) instanceof HttpTimeoutException
                  && replace(used)) {
                givenUp.forEach(Runnable::run);
              }
            })
        .thenApply(this::answer);
  }

  /**
   * Times the answer up to its end. The client's own time limit ends with the answer's head (up to
   * JDK 25): one that broke off in its body would be waited for for ever, by a whole reconciler.
   */
  private <T> CompletableFuture<T> whole(CompletableFuture<T> sent) {
    return sent.copy()
        .orTimeout(timeout.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure -> {
              if (!(cause(failure) instanceof TimeoutException)) {
                return CompletableFuture.failedFuture(failure);
              }
              sent.cancel(true);
              return CompletableFuture.failedFuture(
                  new HttpTimeoutException("no end of the answer within " + timeout));
            });
  }

  private HttpRequest.Builder build(ApiRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + request.path()))
            .timeout(timeout)
            .header("User-Agent", request.userAgent())
            .header("Accept", "application/json");
    String authorization = credentials.header();
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    if (request.contentType() != null) {
      builder.header("Content-Type", request.contentType());
    }
    String body = request.body();
    return builder.method(
        request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private ApiAnswer answer(HttpResponse<String> response) {
    response.headers().firstValue("Date").ifPresent(this::hear);
    var after = response.headers().firstValue("Retry-After").orElse(null);
    return new ApiAnswer(response.statusCode(), response.body(), seconds(after));
  }

  private void hear(String date) {
    try {
      Instant time = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      heard = new Heard(time, System.nanoTime());
    } catch (DateTimeException unreadable) {
      heard = null; // better no time than an old one
    }
  }

  private static @Nullable Integer seconds(@Nullable String text) {
    return text != null && text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
  }

  /** What lies under the wrappers that futures put around a failure. */
  public static Throwable cause(Throwable failure) {
    Throwable at = failure;
    while (at instanceof java.util.concurrent.CompletionException && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }

  private synchronized boolean replace(HttpClient dead) {
    boolean present = client.equals(dead);
    if (present) {
      client = connect();
      dead.shutdown();
    }
    return present;
  }

  private HttpClient connect() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    if (tls != null) {
      builder.sslContext(tls);
    }
    return builder.build();
  }

  private static SSLContext tls(Config config) {
    try {
      return SSLUtils.sslContext(config);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "certificates for "
              + config.getMasterUrl()
              + " are unusable: "
              + e.getMessage()
              + ". Maybe the kubeconfig names a file that is gone.",
          e);
    }
  }

  /** What the server's clock said, and when by ours. */
  private record Heard(Instant time, long at) {}
}
