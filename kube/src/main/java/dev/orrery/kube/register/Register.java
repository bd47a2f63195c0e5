package dev.orrery.kube.register;

import org.jspecify.annotations.Nullable;

/**
 * One value that several processes change by compare-and-swap.
 *
 * @param <T> the value
 */
public interface Register<T> {

  /**
   * The value as it is now.
   *
   * @throws RegisterUnavailableException when nobody can tell
   */
  Entry<T> read();

  /**
   * Puts a value in place of the one that was seen.
   *
   * @return the new entry, null when it is another one by now
   * @throws RegisterUnavailableException when it is not known whether it was put in place
   */
  @Nullable Entry<T> swap(T value, Entry<T> seen);

  /**
   * What was seen.
   *
   * @param value null when there is none
   * @param version tells this state from every other; empty when there is no value
   */
  record Entry<T>(@Nullable T value, String version) {

    /** Nothing is there yet. */
    public static <T> Entry<T> absent() {
      return new Entry<>(null, "");
    }
  }
}
