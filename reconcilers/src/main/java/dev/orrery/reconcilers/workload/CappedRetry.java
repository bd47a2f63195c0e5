package dev.orrery.reconcilers.workload;

import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;

/** Retries for ever, at growing distances up to a minute: nothing is ever given up. */
public final class CappedRetry extends GenericRetry {

  /** One second first, one minute at most. */
  public CappedRetry() {
    setMaxAttempts(-1);
    setInitialInterval(Duration.ofSeconds(1));
    setIntervalMultiplier(2);
    setMaxInterval(Duration.ofMinutes(1).toMillis());
  }
}
