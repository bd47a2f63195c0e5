package dev.orrery.kube.watch;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Whether a watch moves: when it gave its last sign of life, and what went wrong since. */
final class WatchHealth {

  /** What is on its way when others give a connection up arrives within that. */
  private static final Duration DOUBT = Duration.ofSeconds(5);

  /** A probe that asks at its usual period has to see it before all begins anew. */
  private static final Duration SHOWN = Duration.ofSeconds(5);

  /** Of a list that has begun something comes all the time. */
  private static final Duration LIST = Duration.ofSeconds(20);

  private final String kind;
  private final Duration quiet;
  private final LongSupplier nanos;
  private volatile @Nullable String problem;
  private volatile long signAt;
  private volatile long doubtedAt;
  private volatile boolean doubted;
  private volatile boolean heard;
  private volatile boolean expected;
  private volatile boolean listing;

  WatchHealth(String kind, Duration quiet, LongSupplier nanos) {
    this.kind = kind;
    this.quiet = quiet;
    this.nanos = nanos;
    this.problem = kind + ": not listed yet";
    this.signAt = nanos.getAsLong();
  }

  /** Something came from the server. */
  void sign() {
    signAt = nanos.getAsLong();
    doubted = false;
  }

  /** The connection under it was given up by others. */
  void doubt() {
    doubtedAt = nanos.getAsLong();
    doubted = true;
  }

  /** Whether nothing came since the connection was given up: then it is dead for all. */
  boolean dead() {
    return doubted && nanos.getAsLong() - doubtedAt > DOUBT.toNanos();
  }

  /** An event or a bookmark came over the watch. */
  void heard() {
    sign();
    heard = true;
  }

  /** A list has begun: it has to go on. */
  void listing() {
    expected = true;
    listing = true;
    sign();
  }

  /** The list is complete: where there are objects, bookmarks have to come. */
  void listed(boolean objects) {
    listing = false;
    expected = objects;
    moving();
  }

  /** The list is complete or a watch was accepted. */
  void moving() {
    sign();
    heard = false;
    problem = null;
  }

  void broken(String what) {
    listing = false;
    problem = kind + ": " + what;
  }

  Duration silence() {
    return Duration.ofNanos(nanos.getAsLong() - signAt);
  }

  /**
   * Whether nothing has come for too long and so much longer. A kind of which there never was an
   * object gets no bookmarks either: where none was listed, a watch over which nothing came yet is
   * not judged.
   */
  private boolean frozen(Duration longer) {
    Duration limit = listing && LIST.compareTo(quiet) < 0 ? LIST : quiet;
    return (heard || expected) && silence().compareTo(limit.plus(longer)) > 0;
  }

  /** Whether it has been frozen for so long that it had better be opened anew. */
  boolean lost() {
    return frozen(SHOWN);
  }

  /** That nothing comes any more, for a person; null while something does. */
  @Nullable String frozen() {
    return frozen(Duration.ZERO)
        ? kind + ": no sign of life for " + silence().toSeconds() + " s"
        : null;
  }

  @Nullable String problem() {
    String known = problem;
    return known == null ? frozen() : known;
  }
}
