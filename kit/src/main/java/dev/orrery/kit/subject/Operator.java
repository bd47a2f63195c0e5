package dev.orrery.kit.subject;

import dev.orrery.localcluster.proxy.FaultProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One operator and its way to the cluster.
 *
 * @param name unlike any other's; its Leases name it so
 * @param proxy its only way
 * @param running the operator
 * @param readySince when it was first seen to be ready, since it last was not
 */
public record Operator(
    String name, FaultProxy proxy, Running running, AtomicReference<@Nullable Instant> readySince) {

  /** Whether it has been ready for so long, as far as it was asked. */
  public boolean readyFor(Duration time) {
    Instant now = Instant.now();
    if (!running.ready()) {
      readySince.set(null);
      return false;
    }
    readySince.compareAndSet(null, now);
    Instant since = readySince.get();
    return since != null && !since.plus(time).isAfter(now);
  }

  /** Whether a Lease with this holder is its own. */
  public boolean holds(String holder) {
    return holder.equals(name) || holder.startsWith(name + "_");
  }
}
