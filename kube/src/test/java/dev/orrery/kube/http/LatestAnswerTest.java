package dev.orrery.kube.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatestAnswerTest {

  private final AtomicLong nanos = new AtomicLong();
  private final List<CompletableFuture<ApiAnswer>> sent = new ArrayList<>();
  private final LatestAnswer latest =
      new LatestAnswer(
          () -> {
            CompletableFuture<ApiAnswer> next = new CompletableFuture<>();
            sent.add(next);
            return next;
          },
          nanos::get);

  @Test
  void aRecentAnswerIsShared() {
    CompletableFuture<ApiAnswer> first = latest.within(Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(latest.within(Duration.ofSeconds(1))).isSameAs(first);
    nanos.addAndGet(1);
    assertThat(latest.within(Duration.ofSeconds(1))).isNotSameAs(first);
    assertThat(sent).hasSize(2);
  }

  @Test
  void whoAsksAfreshAsksForTheOthersToo() {
    var _ = latest.within(Duration.ofSeconds(1));
    CompletableFuture<ApiAnswer> second = latest.fresh();
    assertThat(latest.within(Duration.ofSeconds(1))).isSameAs(second);
    assertThat(sent).hasSize(2);
  }

  @Test
  void aFailureIsSharedAsLongAsAnAnswer() {
    latest.fresh().completeExceptionally(new IllegalStateException("no answer"));
    assertThat(latest.within(Duration.ofSeconds(1))).isCompletedExceptionally();
    assertThat(sent).hasSize(1);
  }
}
