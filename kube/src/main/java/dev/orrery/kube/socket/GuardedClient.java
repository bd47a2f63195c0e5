package dev.orrery.kube.socket;

import dev.orrery.kube.http.ApiHttp;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, with a guard on each web socket and on the body of each answer. A request that
 * timed out costs the connection: behind it may be a peer that is no longer there, and the JDK's
 * client would send all others the same way.
 */
final class GuardedClient extends HttpClient {

  private final Supplier<HttpClient> clients;
  private final SocketGuard guard;
  private volatile HttpClient client;

  /**
   * With no connection yet.
   *
   * @param clients makes one that has none, all alike
   */
  GuardedClient(Supplier<HttpClient> clients, SocketGuard guard) {
    this.clients = clients;
    this.guard = guard;
    this.client = clients.get();
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return new Builder(client.newWebSocketBuilder());
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpClient used = client;
    try {
      return used.send(request, guarded(request, handler));
    } catch (HttpTimeoutException timeout) {
      replace(used);
      throw timeout;
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    HttpClient used = client;
    return replacing(used, used.sendAsync(request, guarded(request, handler)));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed) {
    HttpClient used = client;
    return replacing(used, used.sendAsync(request, guarded(request, handler), pushed));
  }

  @Override
  public void shutdown() {
    client.shutdown();
  }

  @Override
  public void shutdownNow() {
    client.shutdownNow();
  }

  @Override
  public boolean awaitTermination(Duration duration) throws InterruptedException {
    return client.awaitTermination(duration);
  }

  @Override
  public boolean isTerminated() {
    return client.isTerminated();
  }

  @Override
  public void close() {
    client.close();
  }

  /** Whoever cancels what is returned has to reach the request itself. */
  private <T> CompletableFuture<T> replacing(HttpClient used, CompletableFuture<T> sent) {
    var _ =
        sent.exceptionally(
            failure -> {
              if (ApiHttp.cause(failure) instanceof HttpTimeoutException) {
                replace(used);
              }
              return null;
            });
    return sent;
  }

  /** Goes on over a new connection; what is under way on the old one may end there. */
  void renew() {
    replace(client);
  }

  private synchronized void replace(HttpClient dead) {
    if (client.equals(dead)) {
      client = clients.get();
      dead.shutdown();
    }
  }

  /** A watch over plain HTTP may be silent and well; all other answers have an end. */
  private <T> BodyHandler<T> guarded(HttpRequest request, BodyHandler<T> handler) {
    String query = request.uri().getQuery();
    return query != null && query.contains("watch=true")
        ? handler
        : head -> guard.reading(request.uri().getPath(), handler.apply(head));
  }

  private final class Builder implements WebSocket.Builder {
    private final WebSocket.Builder builder;

    Builder(WebSocket.Builder builder) {
      this.builder = builder;
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
      builder.header(name, value);
      return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
      builder.connectTimeout(timeout);
      return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String preferred, String... others) {
      builder.subprotocols(preferred, others);
      return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener informer) {
      GuardedSocket socket = guard.opening(uri.getPath(), informer);
      return builder
          .buildAsync(uri, socket)
          .whenComplete(
              (_, failure) -> {
                if (failure != null) {
                  guard.ended(socket);
                }
              });
    }
  }
}
