package dev.orrery.localcluster.proxy;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is done to a request, to its reply, or to an event of a watch. */
public sealed interface Fault {

  /** Faults that befall a request or its reply. */
  sealed interface OfRequest extends Fault {}

  /** Faults that befall the events of a watch, one by one. */
  sealed interface OfEvent extends Fault {}

  /**
   * The proxy answers in the API server's place, which hears of nothing.
   *
   * @param code HTTP status, 400 or above
   * @param reason of the Status object, such as TooManyRequests
   * @param retryAfter sent as a header, in whole seconds; null sends none
   */
  record Answer(int code, String reason, @Nullable Duration retryAfter) implements OfRequest {

    /** Refuses a success: whoever believed it would lose a write, which no API server does. */
    public Answer {
      if (code < 400 || code > 599) {
        throw new IllegalArgumentException(
            "code is " + code + ". Maybe use 400 to 599: a false success is no fault of a server.");
      }
    }
  }

  /** The caller is killed, and what it asked for is never sent. */
  record KillBeforeSend() implements OfRequest {}

  /** The API server carries it out, and the caller is killed before it hears of that. */
  record KillAfterCommit() implements OfRequest {}

  /** The API server carries it out, and the connection breaks before the reply. */
  record ReplyLost() implements OfRequest {}

  /** The API server carries it out, and no reply ever comes. */
  record ReplySilent() implements OfRequest {}

  /**
   * The API server carries it out and then says that it failed, as it does when its store answers
   * too late. A refusal is passed on as it is.
   */
  record FailedAfterCommit() implements OfRequest {}

  /** The connection breaks; nothing was sent. */
  record Reset() implements OfRequest {}

  /** Nothing is sent and nothing comes back: a half-open connection. */
  record Hang() implements OfRequest {}

  /**
   * The request is held up on its way. When the rule ends it arrives after all, whether or not its
   * caller still waits for it.
   */
  record Hold() implements OfRequest {}

  /**
   * The API server hears of it only after a while, as of what lay in a queue on the way.
   *
   * @param by how late
   */
  record Late(Duration by) implements OfRequest {}

  /** The reply's head and half of its body come, then nothing more; the connection stays. */
  record HalfReply() implements OfRequest {}

  /**
   * The reply comes slowly.
   *
   * @param bytesPerSecond positive
   */
  record SlowBody(int bytesPerSecond) implements OfRequest {

    /** Refuses a rate at which nothing would ever arrive. */
    public SlowBody {
      if (bytesPerSecond <= 0) {
        throw new IllegalArgumentException(
            "bytesPerSecond is " + bytesPerSecond + ". Maybe use Hang for a reply without an end.");
      }
    }
  }

  /**
   * Lists that are asked for page by page come in smaller pages: a server may give fewer objects
   * than it was asked for.
   *
   * @param objects at most on each page; positive
   */
  record SmallPages(int objects) implements OfRequest {

    private static final Pattern LIMIT = Pattern.compile("([?&]limit=)\\d+");

    /** Refuses pages without anything. */
    public SmallPages {
      if (objects <= 0) {
        throw new IllegalArgumentException("objects is " + objects + ". Maybe use 1 or more.");
      }
    }

    /** The address with the smaller limit; as it was when it asks for no pages. */
    String asked(String uri) {
      return LIMIT.matcher(uri).replaceFirst("$1" + objects);
    }
  }

  /**
   * Get, list and watch show the past, all at the same moment of it, as from a server that lags
   * behind. When the rule ends, what was held back comes at once.
   *
   * @param lag how far behind; null with a pinned revision
   * @param revision the revision of the store that is shown for as long as the rule lasts; 0 with a
   *     lag
   */
  record StaleView(@Nullable Duration lag, long revision) implements OfRequest {

    /** Always so much behind. */
    public static StaleView behind(Duration lag) {
      return new StaleView(lag, 0);
    }

    /** Stands still at a revision. */
    public static StaleView at(long revision) {
      return new StaleView(null, revision);
    }
  }

  /**
   * Events come late, in their order.
   *
   * @param by how late
   */
  record Delay(Duration by) implements OfEvent {}

  /** An event is lost; bookmarks pass. */
  record Drop() implements OfEvent {}

  /** An event comes twice. */
  record Duplicate() implements OfEvent {}

  /** The connection breaks in the middle of an event. */
  record CloseMidEvent() implements OfEvent {}

  /** Instead of the event comes an error that the version is too old, and the end. */
  record Expired() implements OfEvent {}

  /**
   * From this event on nothing comes, bookmarks included, and the connection stays open; when the
   * rule ends, what was held back comes.
   */
  record Freeze() implements OfEvent {}
}
