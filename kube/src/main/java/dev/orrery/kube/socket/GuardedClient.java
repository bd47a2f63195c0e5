package dev.orrery.kube.socket;

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
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The JDK's client, with a guard on each web socket and on the body of each answer. */
final class GuardedClient extends HttpClient {

  private final HttpClient client;
  private final SocketGuard guard;

  GuardedClient(HttpClient client, SocketGuard guard) {
    this.client = client;
    this.guard = guard;
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
    return client.send(request, guarded(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, guarded(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed) {
    return client.sendAsync(request, guarded(request, handler), pushed);
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
