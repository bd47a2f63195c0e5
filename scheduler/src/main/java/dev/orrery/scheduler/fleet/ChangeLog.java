package dev.orrery.scheduler.fleet;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which node slots changed, in order. Whoever keeps something per node remembers the position up to
 * which it has read, and reads on from there.
 */
public final class ChangeLog {

  private int[] ring = new int[1024];
  private long[] lastChange = new long[0];
  private long position;

  /** Where the log ends; grows with every change. */
  public long position() {
    return position;
  }

  void touch(int slot) {
    if (slot >= lastChange.length) {
      lastChange = Arrays.copyOf(lastChange, Math.max(slot + 1, 2 * lastChange.length));
      if (ring.length < lastChange.length) {
        ring = new int[Integer.highestOneBit(lastChange.length) * 2];
        position += ring.length;
      }
    }
    ring[(int) (position & (ring.length - 1))] = slot;
    lastChange[slot] = position++;
  }

  /** Whether what happened since a position is still written. */
  public boolean remembers(long since) {
    return position - since <= ring.length;
  }

  /** Visits every slot that changed since a position, each once. */
  public void since(long from, IntConsumer visitor) {
    for (long at = from; at < position; at++) {
      int slot = ring[(int) (at & (ring.length - 1))];
      if (lastChange[slot] == at) {
        visitor.accept(slot);
      }
    }
  }
}
