package dev.orrery.reconcilers.workload;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One look at a resource at a time. The operator framework (5.2) promises that, and breaks it for a
 * resource that is deleted and made anew while it is being looked at: then the look that began
 * first, and knows less, could have the last word.
 */
final class Turns {

  private static final int LOCKS = 128;

  /**
   * Resources may share one: they wait for each other a little, and nothing has to be forgotten.
   */
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  /** Waits for its turn, then looks. */
  <T> T take(ResourceID id, Supplier<T> look) {
    ReentrantLock lock = locks.get(Math.floorMod(id.hashCode(), LOCKS));
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }
}
