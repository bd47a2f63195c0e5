package dev.orrery.kube.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects as they were told last, so that a new list can tell what is gone and what is
 * unchanged is not repeated.
 */
final class KnownObjects<K, T> {

  private final WatchedKind<K, T> kind;
  private final WatchSink<K, T> sink;
  private final Map<K, T> known = new HashMap<>();
  private @Nullable Set<K> unseen;

  KnownObjects(WatchedKind<K, T> kind, WatchSink<K, T> sink) {
    this.kind = kind;
    this.sink = sink;
  }

  void beginList() {
    unseen = new HashSet<>(known.keySet());
  }

  void endList() {
    Set<K> gone = unseen == null ? Set.of() : unseen;
    unseen = null;
    gone.forEach(this::remove);
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  void put(T object) {
    K key = kind.key().apply(object);
    if (unseen != null) {
      unseen.remove(key);
    }
    if (!object.equals(known.put(key, object))) {
      sink.changed(object);
    }
  }

  void delete(T object) {
    remove(kind.key().apply(object));
  }

  private void remove(K key) {
    if (known.remove(key) != null) {
      sink.deleted(key);
    }
  }
}
