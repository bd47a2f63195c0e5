package dev.orrery.kube.watch;

import dev.orrery.kube.json.JsonCursor;
import java.io.IOException;
import java.util.function.Function;

/**
 * A kind of objects to keep up with.
 *
 * @param name plural name for people and metrics, such as {@code pods}
 * @param path path of the list of all of them
 * @param selection further parameters of list and watch, such as a label selector, ready for a URL;
 *     may be empty
 * @param reader reads one object
 * @param key tells objects apart; another object of the same name must have another key
 * @param <K> the key's type
 * @param <T> the object's type; equal objects are told once
 */
public record WatchedKind<K, T>(
    String name, String path, String selection, Reader<T> reader, Function<T, K> key) {

  /** All objects at the path. */
  public WatchedKind(String name, String path, Reader<T> reader, Function<T, K> key) {
    this(name, path, "", reader, key);
  }

  /** The path with the selection and these parameters. */
  String query(String parameters) {
    return path + "?" + (selection.isEmpty() ? "" : selection + "&") + parameters;
  }

  /**
   * Reads one object.
   *
   * @param <T> its type
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads the object at which the cursor stands. */
    T read(JsonCursor in) throws IOException;
  }
}
