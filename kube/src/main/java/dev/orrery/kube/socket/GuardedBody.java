package dev.orrery.kube.socket;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer: hands all on and notes when anything came. The JDK times an answer up to
 * its head only (up to JDK 25): a list that breaks off in the middle would never end.
 *
 * @param <T> what the body becomes
 */
final class GuardedBody<T> implements BodySubscriber<T> {

  private final String path;
  private final BodySubscriber<T> reader;
  private final LongSupplier nanos;
  private final SocketGuard guard;
  private Flow.@Nullable Subscription source;
  private long wanted;
  private long signAt;
  private boolean ended;

  GuardedBody(String path, BodySubscriber<T> reader, LongSupplier nanos, SocketGuard guard) {
    this.path = path;
    this.reader = reader;
    this.nanos = nanos;
    this.guard = guard;
    this.signAt = nanos.getAsLong();
  }

  /** Of which request. */
  String path() {
    return path;
  }

  /** How long nothing came of what the reader asked for; 0 while it asks for nothing. */
  synchronized long silenceNanos() {
    return wanted > 0 && !ended ? nanos.getAsLong() - signAt : 0;
  }

  /** The reader is told that the rest will not come. */
  synchronized void breakOff() {
    if (!ended) {
      end();
      if (source != null) {
        source.cancel();
      }
      reader.onError(new IOException("the answer broke off: " + path));
    }
  }

  @Override
  public CompletionStage<T> getBody() {
    return reader.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    synchronized (this) {
      source = subscription;
      signAt = nanos.getAsLong();
    }
    reader.onSubscribe(new Asking(subscription));
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    signAt = nanos.getAsLong();
    wanted = Math.max(0, wanted - 1);
    if (!ended) {
      reader.onNext(buffers);
    }
  }

  @Override
  public synchronized void onError(Throwable failure) {
    boolean before = ended;
    end();
    if (!before) {
      reader.onError(failure);
    }
  }

  @Override
  public synchronized void onComplete() {
    boolean before = ended;
    end();
    if (!before) {
      reader.onComplete();
    }
  }

  private synchronized void asked(long items) {
    if (wanted == 0) {
      signAt = nanos.getAsLong();
    }
    wanted = wanted + items < 0 ? Long.MAX_VALUE : wanted + items;
  }

  private synchronized void end() {
    ended = true;
    guard.ended(this);
  }

  /** Notes what the reader asks for: silence before that is its own. */
  private final class Asking implements Flow.Subscription {
    private final Flow.Subscription subscription;

    Asking(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void request(long items) {
      asked(items);
      subscription.request(items);
    }

    @Override
    public void cancel() {
      end();
      subscription.cancel();
    }
  }
}
