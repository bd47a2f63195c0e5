package dev.orrery.bench.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What was seen in one scene. */
final class Tally {

  private final int[] claims;
  private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger holding = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  final LongAdder writes = new LongAdder();
  final LongAdder conflicts = new LongAdder();

  Tally(int claimants) {
    claims = new int[claimants];
  }

  /** A claimant holds a claim, counted apart from the ledger. */
  void held(int claimant, long waitNanos) {
    most.accumulateAndGet(holding.incrementAndGet(), Math::max);
    waits.add(waitNanos);
    claims[claimant]++;
  }

  void releasing() {
    holding.decrementAndGet();
  }

  void refused() {
    refused.increment();
  }

  int most() {
    return most.get();
  }

  long refusals() {
    return refused.sum();
  }

  int claims() {
    return Arrays.stream(claims).sum();
  }

  int fewest() {
    return Arrays.stream(claims).min().orElse(0);
  }

  int mostOfOne() {
    return Arrays.stream(claims).max().orElse(0);
  }

  /**
   * Jain's index, (sum x)^2 / (n sum x^2): 1 when all had the same, 1/n when one had everything (R.
   * Jain, D. Chiu, W. Hawe, DEC-TR-301, 1984).
   */
  double fairness() {
    double sum = claims();
    double squares = Arrays.stream(claims).mapToDouble(count -> (double) count * count).sum();
    return squares == 0 ? Double.NaN : sum * sum / (claims.length * squares);
  }

  /** The wait that this share of the claims did not exceed, in milliseconds. */
  double waitMillis(double share) {
    List<Long> sorted = waits.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    int at = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, at)) / 1e6;
  }
}
