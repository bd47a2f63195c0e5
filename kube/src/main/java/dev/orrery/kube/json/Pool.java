package dev.orrery.kube.json;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Keeps one instance of equal immutable values, as long as anyone uses it. Pods of one template are
 * equal in nearly all that placement reads of them, so that they share it.
 */
public final class Pool {

  private final Map<Object, WeakReference<Object>> values = new WeakHashMap<>();

  /** The one instance that equals the value: the value itself when it is the first. */
  @SuppressWarnings("unchecked") // equal instances of one final class have its type
  public synchronized <T> T one(T value) {
    WeakReference<Object> known = values.get(value);
    Object shared = known == null ? null : known.get();
    if (shared != null && shared.getClass() == value.getClass()) {
      return (T) shared;
    }
    values.put(value, new WeakReference<>(value));
    return value;
  }

  /** How many different values are in use. */
  public synchronized int size() {
    return values.size();
  }
}
