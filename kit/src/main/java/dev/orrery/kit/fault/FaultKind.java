package dev.orrery.kit.fault;

import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Passage;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes wrong between an operator and the API server. */
public enum FaultKind {
  /** Every write conflicts. */
  CONFLICT_409,
  /** Asked too much: come back in a second. */
  THROTTLED_429,
  /** One verb is no longer allowed. */
  FORBIDDEN_403,
  /** Something broke in the server. */
  ERROR_500,
  /** The server is overloaded or going down. */
  UNAVAILABLE_503,
  /** The server gave up waiting for itself. */
  TIMEOUT_504,
  /** Connections break. */
  RESET,
  /** Requests vanish. */
  HANG,
  /** Replies trickle. */
  SLOW_BODY,
  /** Replies break off in the middle, and the connection stays. */
  HALF_REPLY,
  /** Writes are carried out, and their replies are lost with the connection. */
  REPLY_LOST,
  /** Writes are carried out, and no reply comes. */
  REPLY_SILENT,
  /** Writes are carried out, and the server says that it failed. */
  FAILED_AFTER_COMMIT,
  /** All connections are broken, new ones refused. */
  PARTITION,
  /** All connections are open and silent. */
  BLACK_HOLE,
  /** The connections that are there die without a word, and new ones pass. */
  DEAD_CONNECTIONS,
  /** Events of watches come five seconds late. */
  WATCH_DELAYED,
  /** Events come twice. */
  WATCH_DUPLICATED,
  /** Watches break in the middle of an event. */
  WATCH_CLOSED,
  /** Watches end with the word that their version is too old. */
  WATCH_EXPIRED,
  /** Watches stand still, bookmarks included. */
  WATCH_FROZEN,
  /** Gets, lists and watches show what was ten seconds ago. */
  STALE_VIEW;

  /** Enough that a page of objects takes a while, and not longer than clients wait. */
  private static final int SLOW = 4000;

  private static final Set<Verb> READS = Set.of(Verb.GET, Verb.LIST, Verb.WATCH);
  private static final Set<Verb> WRITES = CallMatch.writes().verbs();
  private static final Set<Verb> ALL = Set.of();

  /** Whether it befalls watches only. */
  public boolean watching() {
    return name().startsWith("WATCH_");
  }

  /** Whether it befalls all that the operator sends, whatever it is about. */
  public boolean whole() {
    return passage() != null || this == DEAD_CONNECTIONS;
  }

  /** Puts it in force at a proxy, about these resources. */
  void befall(FaultProxy proxy, List<String> targets) {
    Passage passage = passage();
    if (passage != null) {
      proxy.passage(passage);
      return;
    }
    if (this == DEAD_CONNECTIONS) {
      proxy.forgetConnections();
      return;
    }
    for (String target : targets) {
      proxy.faults().add(Rule.always(name(), CallMatch.verbs(verbs()).of(target), fault()));
    }
  }

  /** Ends it. */
  void end(FaultProxy proxy) {
    proxy.faults().clear();
    proxy.passage(Passage.OPEN);
  }

  private @Nullable Passage passage() {
    return switch (this) {
      case PARTITION -> Passage.BROKEN;
      case BLACK_HOLE -> Passage.SILENT;
      default -> null;
    };
  }

  private Set<Verb> verbs() {
    return switch (this) {
      case CONFLICT_409, REPLY_LOST, REPLY_SILENT, FAILED_AFTER_COMMIT -> WRITES;
      case FORBIDDEN_403 -> Set.of(Verb.PATCH);
      case STALE_VIEW -> READS;
      default -> ALL;
    };
  }

  private Fault fault() {
    return switch (this) {
      case CONFLICT_409 -> new Fault.Answer(409, "Conflict", null);
      case THROTTLED_429 -> new Fault.Answer(429, "TooManyRequests", Duration.ofSeconds(1));
      case FORBIDDEN_403 -> new Fault.Answer(403, "Forbidden", null);
      case ERROR_500 -> new Fault.Answer(500, "InternalError", null);
      case UNAVAILABLE_503 -> new Fault.Answer(503, "ServiceUnavailable", null);
      case TIMEOUT_504 -> new Fault.Answer(504, "Timeout", null);
      case RESET -> new Fault.Reset();
      case HANG -> new Fault.Hang();
      case SLOW_BODY -> new Fault.SlowBody(SLOW);
      case HALF_REPLY -> new Fault.HalfReply();
      case REPLY_LOST -> new Fault.ReplyLost();
      case REPLY_SILENT -> new Fault.ReplySilent();
      case FAILED_AFTER_COMMIT -> new Fault.FailedAfterCommit();
      case WATCH_DELAYED -> new Fault.Delay(Duration.ofSeconds(5));
      case WATCH_DUPLICATED -> new Fault.Duplicate();
      case WATCH_CLOSED -> new Fault.CloseMidEvent();
      case WATCH_EXPIRED -> new Fault.Expired();
      case WATCH_FROZEN -> new Fault.Freeze();
      case STALE_VIEW -> Fault.StaleView.behind(Duration.ofSeconds(10));
      case PARTITION, BLACK_HOLE, DEAD_CONNECTIONS ->
          throw new IllegalStateException(this + " is no rule. Maybe ask whole().");
    };
  }
}
