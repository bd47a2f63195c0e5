package dev.orrery.kube.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What becomes of each field of one kind of JSON object. A field that is not listed is treated as
 * {@link Use#UNKNOWN}, so that a field of a later Kubernetes is never passed over in silence.
 *
 * @param <T> what the fields are read into
 */
public final class FieldTable<T> {

  /** What becomes of a field. */
  public enum Use {
    /** It is read. */
    READ,
    /** It makes no difference here and is skipped. */
    HARMLESS,
    /** It would make a difference, and nothing here knows which: its path is recorded. */
    UNKNOWN
  }

  /**
   * Reads one field's value.
   *
   * @param <T> what it is read into
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads the value at which the cursor stands, all of it. */
    void read(JsonCursor in, T into) throws IOException;
  }

  private final String schema;
  private final Map<String, Reader<T>> readers = new HashMap<>();
  private final Map<String, Use> uses = new TreeMap<>();
  private boolean openEnded;

  private FieldTable(String schema) {
    this.schema = schema;
  }

  /**
   * An empty table.
   *
   * @param schema the object's name in the API server's OpenAPI document
   */
  public static <T> FieldTable<T> of(String schema) {
    return new FieldTable<>(schema);
  }

  /** A field with a reader of its own. */
  public FieldTable<T> value(String name, Reader<T> reader) {
    return put(name, Use.READ, reader);
  }

  /** The object's resourceVersion, which the cursor keeps. */
  public FieldTable<T> version(String name) {
    return value(name, (in, _) -> in.version(in.ownText()));
  }

  /** A string. */
  public FieldTable<T> text(String name, BiConsumer<T, String> setter) {
    return value(name, (in, into) -> setter.accept(into, in.text()));
  }

  /** A whole number. */
  public FieldTable<T> number(String name, BiConsumer<T, Integer> setter) {
    return value(name, (in, into) -> setter.accept(into, in.number()));
  }

  /** True or false. */
  public FieldTable<T> flag(String name, BiConsumer<T, Boolean> setter) {
    return value(name, (in, into) -> setter.accept(into, in.flag()));
  }

  /** A list of strings, one call for each. */
  public FieldTable<T> texts(String name, BiConsumer<T, String> adder) {
    return value(name, (in, into) -> in.each(() -> adder.accept(into, in.text())));
  }

  /** A map of strings. */
  public FieldTable<T> map(String name, BiConsumer<T, Map<String, String>> setter) {
    return value(name, (in, into) -> setter.accept(into, in.map()));
  }

  /**
   * An object.
   *
   * @param part gives what its fields are read into
   */
  public <P> FieldTable<T> object(String name, FieldTable<P> table, Function<T, P> part) {
    return value(name, (in, into) -> in.object(table, part.apply(into)));
  }

  /**
   * A list of objects.
   *
   * @param item gives, once for each item, what its fields are read into
   */
  public <P> FieldTable<T> list(String name, FieldTable<P> table, Function<T, P> item) {
    return value(name, (in, into) -> in.each(() -> in.object(table, item.apply(into))));
  }

  /** Fields that make no difference. */
  public FieldTable<T> harmless(String... names) {
    Arrays.asList(names).forEach(name -> put(name, Use.HARMLESS, (in, _) -> in.skip()));
    return this;
  }

  /** Fields that are known to exist and not known to any rule. */
  public FieldTable<T> unknown(String... names) {
    Arrays.asList(names).forEach(name -> put(name, Use.UNKNOWN, (in, _) -> in.unknown()));
    return this;
  }

  /**
   * Passes over every field that is not listed: for objects that ask for nothing, such as a status.
   */
  public FieldTable<T> othersHarmless() {
    openEnded = true;
    return this;
  }

  /** The object's name in the API server's OpenAPI document. */
  public String schema() {
    return schema;
  }

  /** Whether fields that are not listed are passed over. */
  public boolean passesOthers() {
    return openEnded;
  }

  /** Each listed field and what becomes of it. */
  public Map<String, Use> uses() {
    return Collections.unmodifiableMap(uses);
  }

  @Override
  public String toString() {
    return schema;
  }

  void read(String name, JsonCursor in, T into) throws IOException {
    Reader<T> reader = readers.get(name);
    if (reader != null) {
      reader.read(in, into);
    } else if (openEnded) {
      in.skip();
    } else {
      in.unknown();
    }
  }

  private FieldTable<T> put(String name, Use use, Reader<T> reader) {
    if (uses.put(name, use) != null) {
      throw new IllegalStateException(
          name + " is twice in the table of " + schema + ". Maybe remove one.");
    }
    readers.put(name, reader);
    return this;
  }
}
