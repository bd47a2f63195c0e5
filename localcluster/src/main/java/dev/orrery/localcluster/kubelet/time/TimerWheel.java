package dev.orrery.localcluster.kubelet.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Tens of thousands of timers at the cost of a list insertion each: a ring of slots, one per tick;
 * a timer further away than one turn stays in its slot until its turn comes. For one thread.
 */
public final class TimerWheel {

  private static final int SLOTS = 1024;

  private final long tickMillis;
  private final List<ArrayDeque<Timer>> ring = new ArrayList<>(SLOTS);
  private long tick;

  /** A timer that was set. */
  public static final class Timer {
    private final long tick;
    private final Runnable task;
    private boolean cancelled;

    private Timer(long tick, Runnable task) {
      this.tick = tick;
      this.task = task;
    }

    /** Never fires after this. */
    public void cancel() {
      cancelled = true;
    }
  }

  /**
   * A wheel without timers.
   *
   * @param now milliseconds since the epoch
   * @param tickMillis a timer fires up to this much late
   */
  public TimerWheel(long now, long tickMillis) {
    this.tickMillis = tickMillis;
    this.tick = now / tickMillis;
    for (int i = 0; i < SLOTS; i++) {
      ring.add(new ArrayDeque<>(2));
    }
  }

  /**
   * Sets a timer; it never fires before its time.
   *
   * @param at milliseconds since the epoch; what is past fires at the next advance
   */
  public Timer at(long at, Runnable task) {
    Timer timer = new Timer(Math.max(tick + 1, Math.ceilDiv(at, tickMillis)), task);
    slot(timer.tick).add(timer);
    return timer;
  }

  /** Fires what is due, in order of ticks and, within a tick, of setting. */
  public void advance(long now) {
    long upTo = now / tickMillis;
    if (upTo - tick > SLOTS) {
      tick = upTo - SLOTS; // a long sleep: one turn meets every slot
    }
    while (tick < upTo) {
      tick++;
      fire(slot(tick));
    }
  }

  /** How long from now to the next tick, in milliseconds, 1 or more. */
  public long untilNextTick(long now) {
    return Math.max(1, (tick + 1) * tickMillis - now);
  }

  private void fire(ArrayDeque<Timer> slot) {
    for (int left = slot.size(); left > 0; left--) {
      Timer timer = slot.poll();
      if (timer == null || timer.cancelled) {
        continue;
      }
      if (timer.tick > tick) {
        slot.add(timer);
      } else {
        timer.task.run();
      }
    }
  }

  private ArrayDeque<Timer> slot(long ofTick) {
    return ring.get((int) Math.floorMod(ofTick, (long) SLOTS));
  }
}
