package dev.orrery.scheduler.loop;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When which pod is to be looked at again; an entry that moved on since is passed over. */
final class Timers {

  private record Timer(Instant due, long order, Entry entry, int ticket) {}

  private final PriorityQueue<Timer> queue =
      new PriorityQueue<>(
          Comparator.<Timer, Instant>comparing(Timer::due).thenComparingLong(Timer::order));
  private long order;

  void set(Entry entry, Instant due) {
    queue.add(new Timer(due, order++, entry, entry.ticket));
  }

  /** Hands over every entry whose time has come. */
  void ring(Instant now, Consumer<Entry> action) {
    for (Timer first = queue.peek();
        first != null && !first.due.isAfter(now);
        first = queue.peek()) {
      queue.remove();
      if (first.ticket == first.entry.ticket) {
        action.accept(first.entry);
      }
    }
  }

  /** When the next one is due, null where none is set. */
  @Nullable Instant next() {
    for (Timer first = queue.peek();
        first != null && first.ticket != first.entry.ticket;
        first = queue.peek()) {
      queue.remove();
    }
    Timer first = queue.peek();
    return first == null ? null : first.due;
  }
}
