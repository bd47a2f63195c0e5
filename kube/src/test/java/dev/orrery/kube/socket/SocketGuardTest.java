package dev.orrery.kube.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kube.watch.WatchPace;
import dev.orrery.plan.Seed;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketGuardTest {

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> told = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final SocketGuard guard =
      new SocketGuard(
          new WatchPace(
              1, Duration.ofSeconds(75), Duration.ofSeconds(270), nanos::get, new Seed(1)));
  private final WebSocket socket =
      (WebSocket)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {WebSocket.class},
              (_, method, _) -> {
                done.add(method.getName());
                return null;
              });
  private final GuardedSocket watch = guard.opening("/api/v1/services", new Informer());

  @AfterEach
  void close() {
    guard.close();
  }

  @Test
  void whatComesIsHandedOnAndIsASignOfLife() {
    watch.onOpen(socket);
    pass(74);
    watch.onText(socket, "{}", true);
    pass(74);
    guard.look();

    assertThat(told).containsExactly("open", "text {}");
    assertThat(guard.problem()).isNull();
    assertThat(done).containsExactly("sendPing");
  }

  @Test
  void aConnectionThatDoesNotAnswerIsBrokenOff() {
    guard.whenDead(() -> done.add("told"));
    watch.onOpen(socket);
    pass(11);
    guard.look();
    pass(10);
    guard.look();
    assertThat(done).containsExactly("sendPing");

    pass(1);
    guard.look();

    assertThat(done).as("first the others").containsExactly("sendPing", "told", "abort");
    assertThat(told).containsExactly("open", "error the watch gave no sign of life");
  }

  @Test
  void anAnswerIsASignOfTheConnectionAndNotOfTheWatch() {
    guard.whenDead(() -> done.add("told"));
    watch.onOpen(socket);
    watch.onText(socket, "{}", true);
    for (int asked = 0; asked < 3; asked++) {
      pass(26);
      guard.look();
      watch.onPong(socket, ByteBuffer.allocate(0));
    }

    assertThat(done).filteredOn("sendPing"::equals).hasSize(3);
    assertThat(done).doesNotContain("abort", "told");
    assertThat(guard.problem()).isEqualTo("/api/v1/services: no sign of life for 78 s");
  }

  @Test
  void silenceIsAProblemFirstAndThenBrokenOff() {
    watch.onOpen(socket);
    watch.onText(socket, "{}", true);
    pass(76);
    guard.look();

    assertThat(guard.problem()).isEqualTo("/api/v1/services: no sign of life for 76 s");
    assertThat(done).containsExactly("sendPing");

    pass(5);
    guard.look();

    assertThat(told).containsExactly("open", "text {}", "error the watch gave no sign of life");
    assertThat(done).containsExactly("sendPing", "abort");
    assertThat(guard.problem()).isNull();
  }

  @Test
  void anAnswerThatBreaksOffIsAProblemFirstAndThenGivenUp() {
    GuardedBody<String> body = guard.reading("/api/v1/pods", BodySubscribers.ofString(UTF_8));
    body.onSubscribe(source());
    body.onNext(List.of(ByteBuffer.wrap("half".getBytes(UTF_8))));
    pass(21);
    guard.look();
    assertThat(guard.problem()).isEqualTo("/api/v1/pods: no sign of life for 21 s");
    assertThat(body.getBody().toCompletableFuture()).isNotDone();

    pass(5);
    guard.look();

    assertThat(done).containsExactly("request", "cancel");
    assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    assertThat(guard.problem()).isNull();
  }

  @Test
  void anAnswerThatNobodyReadsOnIsNotJudged() {
    GuardedBody<String> body = guard.reading("/api/v1/pods", new Lazy());
    body.onSubscribe(source());
    pass(200);
    guard.look();

    assertThat(guard.problem()).isNull();
    assertThat(done).isEmpty();
  }

  @Test
  void anAnswerThatEndedIsNotLookedAfterAnyMore() {
    GuardedBody<String> body = guard.reading("/api/v1/pods", BodySubscribers.ofString(UTF_8));
    body.onSubscribe(source());
    body.onNext(List.of(ByteBuffer.wrap("whole".getBytes(UTF_8))));
    body.onComplete();
    pass(200);
    guard.look();

    assertThat(body.getBody().toCompletableFuture()).isCompletedWithValue("whole");
    assertThat(guard.problem()).isNull();
  }

  @Test
  void aWatchOverWhichNothingEverCameIsNotJudged() {
    watch.onOpen(socket);
    pass(200);
    guard.look();

    assertThat(guard.problem()).isNull();
    assertThat(done).containsExactly("sendPing");
  }

  @Test
  void afterAWhileTheInformerIsMadeToList() {
    watch.onOpen(socket);
    passWithSigns(271);
    guard.look();
    watch.onText(socket, "late", true);

    assertThat(told.getLast()).contains("\"code\":410");
    assertThat(done).containsExactly("abort");
  }

  @Test
  void neverInTheMiddleOfAMessage() {
    watch.onOpen(socket);
    passWithSigns(271);
    watch.onText(socket, "{\"ty", false);
    guard.look();
    assertThat(done).isEmpty();

    watch.onText(socket, "pe\"}", true);
    guard.look();

    assertThat(done).containsExactly("abort");
  }

  @Test
  void whatEndedByItselfIsNoLongerLookedAfter() {
    watch.onOpen(socket);
    watch.onClose(socket, 1000, "");
    pass(1000);
    guard.look();

    assertThat(told).containsExactly("open", "close");
    assertThat(guard.problem()).isNull();
  }

  private Flow.Subscription source() {
    return new Flow.Subscription() {
      @Override
      public void request(long items) {
        done.add("request");
      }

      @Override
      public void cancel() {
        done.add("cancel");
      }
    };
  }

  /** Asks for nothing yet. */
  private static final class Lazy implements BodySubscriber<String> {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public CompletionStage<String> getBody() {
      return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      // It will ask later.
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      text.complete("never asked for");
    }

    @Override
    public void onError(Throwable failure) {
      text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      text.complete("");
    }
  }

  private void pass(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private void passWithSigns(long seconds) {
    for (long passed = 0; passed < seconds; passed += 30) {
      pass(30);
      watch.onText(socket, "{}", true);
    }
  }

  private final class Informer implements WebSocket.Listener {
    @Override
    public void onOpen(WebSocket open) {
      told.add("open");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
      told.add("text " + data);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
      told.add("close");
      return null;
    }

    @Override
    public void onError(WebSocket open, Throwable error) {
      told.add("error " + error.getMessage());
    }
  }
}
