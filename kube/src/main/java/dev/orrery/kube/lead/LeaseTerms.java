package dev.orrery.kube.lead;

import java.time.Duration;

/**
 * The times of an election.
 *
 * @param leaseDuration how long others wait after the last renewal that they saw
 * @param renewDeadline how long a leader goes on without a renewal
 * @param retryPeriod from one try to the next
 */
public record LeaseTerms(Duration leaseDuration, Duration renewDeadline, Duration retryPeriod) {

  /** The times that Kubernetes' own components use: 15, 10 and 2 s. */
  public static final LeaseTerms DEFAULT =
      new LeaseTerms(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

  /** Refuses times with which two could lead. */
  public LeaseTerms {
    if (leaseDuration.compareTo(renewDeadline) <= 0) {
      throw new IllegalArgumentException(
          "renewDeadline is "
              + renewDeadline
              + " with a leaseDuration of "
              + leaseDuration
              + ". Maybe shorten it: a leader must give up before others may take over.");
    }
    if (renewDeadline.compareTo(retryPeriod) <= 0 || !retryPeriod.isPositive()) {
      throw new IllegalArgumentException(
          "retryPeriod is "
              + retryPeriod
              + " with a renewDeadline of "
              + renewDeadline
              + ". Maybe shorten it: a leader needs several tries before its deadline.");
    }
  }
}
