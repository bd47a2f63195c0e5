package dev.orrery.kube.socket;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One watch over a web socket: hands all on to its informer and notes when anything came. */
final class GuardedSocket implements WebSocket.Listener {

  /** What the API server says when a watch's version is no longer kept: it makes clients list. */
  private static final String EXPIRED =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
          + "\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410,"
          + "\"message\":\"listed anew after a while, to find what the watch may have lost\"}}";

  private final String path;
  private final WebSocket.Listener informer;
  private final LongSupplier nanos;
  private final SocketGuard guard;
  private final long openedAt;
  private final long lifeNanos;
  private volatile long signAt;
  private volatile boolean heard;
  private @Nullable WebSocket socket;
  private long answeredAt;
  private long askedAt;
  private boolean asked;
  private boolean midMessage;
  private boolean ended;

  /**
   * Not open yet.
   *
   * @param lifeNanos so long after its begin the informer is to list anew
   */
  GuardedSocket(
      String path,
      WebSocket.Listener informer,
      LongSupplier nanos,
      long lifeNanos,
      SocketGuard guard) {
    this.path = path;
    this.informer = informer;
    this.nanos = nanos;
    this.guard = guard;
    this.lifeNanos = lifeNanos;
    this.openedAt = nanos.getAsLong();
    this.signAt = openedAt;
  }

  /** Which watch. */
  String path() {
    return path;
  }

  /**
   * How long nothing came, once something did. A kind of which there never was an object gets no
   * bookmarks either: its watch is silent and well, and only the next list can tell otherwise.
   */
  long silenceNanos() {
    return heard ? nanos.getAsLong() - signAt : 0;
  }

  boolean overdue() {
    return nanos.getAsLong() - openedAt > lifeNanos;
  }

  /**
   * Asks the other side for a sign when none came for a while: a connection can die without a word,
   * and that nothing happens looks the same.
   *
   * @return false when it was asked and has not answered in time
   */
  synchronized boolean answers(long askNanos, long answerNanos) {
    WebSocket open = socket;
    long now = nanos.getAsLong();
    if (open == null || ended) {
      return true;
    }
    if (asked) {
      return now - askedAt <= answerNanos;
    }
    if (now - answeredAt > askNanos) {
      asked = true;
      askedAt = now;
      var _ = open.sendPing(ByteBuffer.allocate(0));
    }
    return true;
  }

  /** Lets the informer open it anew where it stands. */
  synchronized void breakOff() {
    WebSocket open = socket;
    if (open != null && !ended) {
      end();
      informer.onError(open, new IOException("the watch gave no sign of life"));
      open.abort();
    }
  }

  /** Lets the informer list anew; not in the middle of a message, then false. */
  synchronized boolean expire() {
    WebSocket open = socket;
    if (open == null || ended || midMessage) {
      return false;
    }
    end();
    var _ = informer.onText(open, EXPIRED, true);
    open.abort();
    return true;
  }

  @Override
  public synchronized void onOpen(WebSocket open) {
    socket = open;
    sign();
    informer.onOpen(open);
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket open, CharSequence data, boolean last) {
    heard = true;
    sign();
    midMessage = !last;
    return ended ? null : informer.onText(open, data, last);
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onBinary(
      WebSocket open, ByteBuffer data, boolean last) {
    heard = true;
    sign();
    midMessage = !last;
    return ended ? null : informer.onBinary(open, data, last);
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket open, ByteBuffer message) {
    return informer.onPing(open, message);
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onPong(WebSocket open, ByteBuffer message) {
    answered();
    return informer.onPong(open, message);
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onClose(
      WebSocket open, int code, String reason) {
    boolean before = ended;
    end();
    return before ? null : informer.onClose(open, code, reason);
  }

  @Override
  public synchronized void onError(WebSocket open, Throwable error) {
    boolean before = ended;
    end();
    if (!before) {
      informer.onError(open, error);
    }
  }

  private void sign() {
    signAt = nanos.getAsLong();
    answered();
  }

  private void answered() {
    asked = false;
    answeredAt = nanos.getAsLong();
  }

  private void end() {
    ended = true;
    guard.ended(this);
  }
}
