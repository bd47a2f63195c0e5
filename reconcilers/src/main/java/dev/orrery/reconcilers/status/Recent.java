package dev.orrery.reconcilers.status;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was used last, and forgets the rest: of objects that are deleted nobody tells, so
 * that a memory without a limit grows with every object that anybody makes and deletes.
 *
 * @param <V> what is remembered by uid
 */
public final class Recent<V> {

  private final Map<String, V> byUid;

  /**
   * Empty.
   *
   * @param most how many are remembered
   */
  public Recent(int most) {
    this.byUid =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What is remembered, null when nothing is. */
  public synchronized @Nullable V get(String uid) {
    return byUid.get(uid);
  }

  /** Remembers. */
  public synchronized void put(String uid, V value) {
    byUid.put(uid, value);
  }

  /** Forgets. */
  public synchronized void remove(String uid) {
    byUid.remove(uid);
  }
}
