package dev.orrery.operator;

import dev.orrery.operator.http.HealthBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, when all roles are ready, how long that took since the process began. */
final class StartReport {

  private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);
  private static final long LOOK_MILLIS = 20;

  private final HealthBoard board;
  private final LongSupplier nanos;
  private final CountDownLatch never = new CountDownLatch(1);

  StartReport(HealthBoard board, LongSupplier nanos) {
    this.board = board;
    this.nanos = nanos;
  }

  void start() {
    Thread.ofVirtual().name("start-report").start(this::run);
  }

  private void run() {
    long from = nanos.getAsLong();
    Duration before = sinceBegin();
    try {
      while (!board.all().ready()) {
        if (never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    double seconds = (before.toNanos() + nanos.getAsLong() - from) / 1e9;
    LOG.info("{}", "ready after %.2f s, %.2f s of CPU".formatted(seconds, cpuSeconds()));
  }

  private static Duration sinceBegin() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }
}
