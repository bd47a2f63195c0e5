package dev.orrery.localcluster.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All that passed, in the order of its end; watches count when they end. The oldest entries go
 * first when there are too many. Safe for many threads.
 */
public final class Journal {

  private static final int ROOM = 500_000;

  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private long forgotten;

  Journal() {}

  /** All entries so far. */
  public List<JournalEntry> entries() {
    return entries(entry -> true);
  }

  /** Those that pass. */
  public synchronized List<JournalEntry> entries(Predicate<JournalEntry> passes) {
    return entries.stream().filter(passes).toList();
  }

  /** How many there were, those included that there was no room for. */
  public synchronized long size() {
    return forgotten + entries.size();
  }

  /** Tells of each entry from now on, on the proxy's own threads: it must be brief. */
  public void listen(Consumer<JournalEntry> listener) {
    listeners.add(listener);
  }

  void add(JournalEntry entry) {
    synchronized (this) {
      if (entries.size() == ROOM) {
        entries.subList(0, ROOM / 2).clear();
        forgotten += ROOM / 2;
      }
      entries.add(entry);
    }
    listeners.forEach(listener -> listener.accept(entry));
  }
}
