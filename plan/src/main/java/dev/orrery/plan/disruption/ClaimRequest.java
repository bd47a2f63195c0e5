package dev.orrery.plan.disruption;

import dev.orrery.plan.CanonicalHash;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What somebody wants to disrupt.
 *
 * @param act tells this act from all others of the holder, and is the same when a process that died
 *     is followed by one that takes the act up again: that one finds the claim of its predecessor
 * @param reason why, for people; 1 to 256 characters
 * @param targets what is disrupted; 32 at most are told
 * @param zone where; empty when it is in no zone or nobody knows in which. Such claims are counted
 *     together, as if in one zone
 * @param workload as {@code KIND/NAMESPACE/NAME}; empty: none, and the limit for workloads does not
 *     apply
 * @param ttl how long the claim is held without a sign of life; 10 seconds to 1 hour
 */
public record ClaimRequest(
    String act,
    Activity activity,
    String reason,
    HolderRef holder,
    List<Target> targets,
    String zone,
    String workload,
    Duration ttl) {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int HASH_DIGITS = 20;

  /** Copies the targets; refuses a time to live that the API would refuse. */
  public ClaimRequest {
    targets = List.copyOf(targets);
    if (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "ttl is " + ttl + ". Maybe take 10 seconds to 1 hour, and renew by check().");
    }
  }

  /** The claim's name: the same for the same act of the same holder. */
  public String name() {
    String hash = CanonicalHash.of(List.of(holder.uid(), act)).substring(0, HASH_DIGITS);
    return activity.text().toLowerCase(Locale.ROOT) + "-" + hash;
  }
}
