package dev.orrery.kube.socket;

import dev.orrery.kube.watch.WatchPace;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Watches the watches of one client, and its answers while they are read. The API server sends each
 * a bookmark about once a minute, so a silent one is frozen: it counts as a problem at once, and is
 * broken off a little later. One whose other side does not answer when asked for a sign is broken
 * off sooner: its connection has died. A watch that has lasted its time is ended as if its version
 * were too old: its informer lists anew. An answer of which nothing more comes is broken off soon:
 * nobody sends half of it and then thinks.
 */
public final class SocketGuard implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(5);

  /** Without a sign for so long the other side is asked for one. */
  private static final Duration ASK = Duration.ofSeconds(10);

  /** It answers at once, unless it or the way to it is gone. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final WatchPace pace;
  private final RandomGenerator random;
  private final Set<GuardedSocket> open = ConcurrentHashMap.newKeySet();
  private final Set<GuardedBody<?>> reading = ConcurrentHashMap.newKeySet();
  private final List<Runnable> dead = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("socket-guard").daemon().factory());

  /** Does nothing until {@link #start}. */
  public SocketGuard(WatchPace pace) {
    this.pace = pace;
    this.random = pace.seed().random("socket-resync");
  }

  /** Begins to look every few seconds. */
  public void start() {
    long millis = Math.min(LOOK.toMillis(), Math.max(100, pace.resync().toMillis() / 10));
    var _ = clock.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What is wrong with a watch, for a person; null while all move. */
  public @Nullable String problem() {
    for (GuardedSocket socket : open) {
      if (socket.silenceNanos() > pace.quiet().toNanos()) {
        return silent(socket.path(), socket.silenceNanos());
      }
    }
    for (GuardedBody<?> body : reading) {
      if (body.silenceNanos() > stalled().toNanos()) {
        return silent(body.path(), body.silenceNanos());
      }
    }
    return null;
  }

  private static String silent(String path, long nanos) {
    return path + ": no sign of life for " + Duration.ofNanos(nanos).toSeconds() + " s";
  }

  /** Makes the HTTP clients of a Kubernetes client, all under this guard. */
  public io.fabric8.kubernetes.client.http.HttpClient.Factory clients() {
    return new GuardedClients(this);
  }

  /**
   * Tells from now on when the connection of a web socket has died: others to the same server may
   * have died with it.
   *
   * @param listener is called on the guard's thread and must be brief
   */
  public void whenDead(Runnable listener) {
    dead.add(listener);
  }

  /** A client whose web sockets and answers are looked after. */
  HttpClient guard(Supplier<HttpClient> clients) {
    var client = new GuardedClient(clients, this);
    whenDead(client::renew);
    return client;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One look at all; the clock calls it, and so may who has a clock of its own. */
  void look() {
    List<GuardedSocket> dumb =
        open.stream().filter(socket -> !socket.answers(ASK.toNanos(), ANSWER.toNanos())).toList();
    if (!dumb.isEmpty()) {
      // Before anybody opens another or lists: that is not to go the same way.
      dead.forEach(Runnable::run);
      dumb.forEach(GuardedSocket::breakOff);
    }
    for (GuardedSocket socket : open) {
      if (socket.silenceNanos() > pace.quiet().plus(LOOK).toNanos()) {
        socket.breakOff();
      } else if (socket.overdue()) {
        socket.expire();
      }
    }
    for (GuardedBody<?> body : reading) {
      if (body.silenceNanos() > stalled().plus(LOOK).toNanos()) {
        body.breakOff();
      }
    }
  }

  private Duration stalled() {
    Duration sign = ASK.plus(ANSWER);
    return sign.compareTo(pace.quiet()) < 0 ? sign : pace.quiet();
  }

  /** The body of an answer whose head has come. */
  <T> GuardedBody<T> reading(String path, BodySubscriber<T> reader) {
    var body = new GuardedBody<>(path, reader, pace.nanos(), this);
    reading.add(body);
    return body;
  }

  void ended(GuardedBody<?> body) {
    reading.remove(body);
  }

  GuardedSocket opening(String path, WebSocket.Listener informer) {
    GuardedSocket socket = new GuardedSocket(path, informer, pace.nanos(), spread(), this);
    open.add(socket);
    return socket;
  }

  /** The watches of many processes must not list together for ever. */
  private synchronized long spread() {
    return pace.resync().toNanos() * (75 + random.nextLong(26)) / 100;
  }

  void ended(GuardedSocket socket) {
    open.remove(socket);
  }
}
