package dev.orrery.kube.watch;

/**
 * Is told what became of the objects of one kind, from one thread.
 *
 * @param <K> the key's type
 * @param <T> the object's type
 */
public interface WatchSink<K, T> {

  /** The object is there with this state, new or changed. */
  void changed(T object);

  /** The object is gone. */
  void deleted(K key);
}
