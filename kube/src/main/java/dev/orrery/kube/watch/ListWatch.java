package dev.orrery.kube.watch;

import dev.orrery.kube.json.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up with the objects of one kind on a thread of its own: lists them, watches on from the
 * list's version, opens the watch again when it ends, and lists again when the server no longer
 * keeps that version, and after a while in any case: a lost event is found then. Between two lists
 * intermediate states may be lost, final ones never.
 *
 * @param <K> the key's type
 * @param <T> the object's type
 */
public final class ListWatch<K, T> implements AutoCloseable {

  private final WatchedKind<K, T> kind;
  private final KnownObjects<K, T> known;
  private final Opener opener;
  private final Pool pool;
  private final WatchPace pace;
  private final WatchHealth health;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Consumer<Throwable> failure;
  private final CompletableFuture<Void> synced = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable InputStream stream;
  private @Nullable String version;
  private long listedAt;
  private long resyncNanos;

  /**
   * Stands still until {@link #start}.
   *
   * @param failure is told an exception of the sink, after which the thread ends
   */
  public ListWatch(
      WatchedKind<K, T> kind,
      WatchSink<K, T> sink,
      Opener opener,
      Pool pool,
      WatchPace pace,
      Consumer<Throwable> failure) {
    this.kind = kind;
    this.known = new KnownObjects<>(kind, sink);
    this.opener = opener;
    this.pool = pool;
    this.pace = pace;
    this.health = new WatchHealth(kind.name(), pace.quiet(), pace.nanos());
    this.backoff = new Backoff(pace.seed(), kind.name());
    this.random = pace.seed().random(kind.name() + "-length");
    this.failure = failure;
  }

  /** Begins. */
  public void start() {
    Thread.ofPlatform().name("watch-" + kind.name()).daemon().start(this::run);
  }

  /** Ends when the first list is complete. */
  public CompletableFuture<Void> synced() {
    return synced;
  }

  /** What is wrong with it, for a person; null while it moves. */
  public @Nullable String problem() {
    return health.problem();
  }

  /**
   * That nothing comes over it any more, for a person; null while something does. A watch that ends
   * is opened again in a moment, one that stands still may do so for long.
   */
  public @Nullable String frozen() {
    return health.frozen();
  }

  /** How long ago the server last sent anything. */
  public Duration silence() {
    return health.silence();
  }

  /** The connection under it was given up by others: unless something comes over it, it is dead. */
  void doubt() {
    health.doubt();
  }

  /**
   * Cuts the connection of a watch that is frozen or whose connection is dead, so that it is opened
   * anew; true when it was so.
   */
  public boolean wake() {
    InputStream open = stream;
    if (open == null || !(health.lost() || health.dead())) {
      return false;
    }
    cut(open);
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
    InputStream open = stream;
    if (open != null) {
      cut(open);
    }
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        turn();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failed) {
      health.broken("stopped by " + failed);
      failure.accept(failed);
    }
  }

  /** One list if needed and one watch. */
  private void turn() throws InterruptedException {
    try {
      String known = version;
      String from = known == null || overdue() ? list() : known;
      long begun = pace.nanos().getAsLong();
      watch(from);
      if (pace.nanos().getAsLong() - begun < TimeUnit.SECONDS.toNanos(1) && !overdue()) {
        pause("watches end at once");
      }
    } catch (ServerRefusal refused) {
      if (refused.expired()) {
        version = null;
      } else {
        pause(refused.words());
      }
    } catch (IOException broken) {
      pause(broken.toString());
    }
  }

  private String list() throws IOException {
    known.beginList();
    health.listing();
    String listed =
        Listing.read(
            kind,
            this::open,
            pool,
            pace.pageSize(),
            object -> {
              health.sign();
              known.put(object);
            });
    known.endList();
    version = listed;
    listedAt = pace.nanos().getAsLong();
    // Spread, so that the watches of many processes do not list together for ever.
    resyncNanos = pace.resync().toNanos() * (75 + random.nextLong(26)) / 100;
    health.listed(!known.isEmpty());
    synced.complete(null);
    return listed;
  }

  private void watch(String from) throws IOException {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left()));
    String path =
        kind.query(
            "watch=1&allowWatchBookmarks=true&resourceVersion="
                + from
                + "&timeoutSeconds="
                + seconds);
    try (InputStream body = open(path)) {
      health.moving();
      backoff.succeeded();
      new EventStream<>(kind, known, pool, this::reached).read(body);
    } finally {
      stream = null;
    }
  }

  /** Until everything is listed anew. */
  private long left() {
    return listedAt + resyncNanos - pace.nanos().getAsLong();
  }

  private boolean overdue() {
    return left() <= 0;
  }

  private void reached(String now) {
    version = now;
    health.heard();
  }

  private InputStream open(String path) throws IOException {
    InputStream opened = opener.open(path);
    stream = opened;
    if (closed.getCount() == 0) {
      cut(opened);
    }
    return opened;
  }

  private void pause(String why) throws InterruptedException {
    health.broken(why);
    if (closed.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
      health.broken("closed");
    }
  }

  private static void cut(InputStream open) {
    try {
      open.close();
    } catch (IOException alreadyBroken) {
      // The reader sees the same and opens another.
      return;
    }
  }
}
