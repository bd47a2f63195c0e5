package dev.orrery.kube.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Where a reader stands in a JSON text. A value of the wrong type, and a field that a {@link
 * FieldTable} does not know, end up in {@link #takeUnknown()} instead of an exception: one odd
 * object must not stop a watch. Only text that is not JSON at all throws.
 */
public final class JsonCursor {

  /** Reads one item of a list. */
  @FunctionalInterface
  public interface Item {
    /** Reads the value at which the cursor stands. */
    void read() throws IOException;
  }

  private final JsonParser parser;
  private final Pool pool;
  private final SequencedSet<String> unknown = new LinkedHashSet<>();
  private int rootDepth;
  private String version = "";

  /**
   * A cursor over a parser.
   *
   * @param pool strings are shared through it
   */
  public JsonCursor(JsonParser parser, Pool pool) {
    this.parser = parser;
    this.pool = pool;
  }

  /** Strings and values are shared through it. */
  public Pool pool() {
    return pool;
  }

  /** The parser, for what stands around the objects (lists, watch events). */
  public JsonParser parser() {
    return parser;
  }

  /**
   * Reads the object at which the parser stands; paths of unknown fields are given from here on.
   */
  public <T> T root(FieldTable<T> table, T into) throws IOException {
    unknown.clear();
    version = "";
    rootDepth = parser.getParsingContext().getNestingDepth();
    object(table, into);
    return into;
  }

  /** The paths recorded since {@link #root}, each once, in order. */
  public List<String> takeUnknown() {
    return List.copyOf(unknown);
  }

  /** The resourceVersion of the object read last, empty where it has none. */
  public String version() {
    return version;
  }

  void version(String read) {
    version = read;
  }

  /** Reads an object's fields by a table. */
  public <T> void object(FieldTable<T> table, T into) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      unknown();
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        table.read(name, this, into);
      }
    }
  }

  /** Reads a list, item by item. */
  public void each(Item item) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      unknown();
      return;
    }
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      item.read();
    }
  }

  /** A map of strings, in no order. */
  public Map<String, String> map() throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      unknown();
      return Map.of();
    }
    var map = new HashMap<String, String>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      map.put(pool.one(name), text());
    }
    return map;
  }

  /** A string; numbers and booleans by their text, null as the empty string. */
  public String text() throws IOException {
    return pool.one(ownText());
  }

  /** The same, not shared: for names and uids, which no two objects have. */
  public String ownText() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token == null || !token.isScalarValue()) {
      unknown();
      return "";
    }
    return parser.getText();
  }

  /** A whole number; 0 and recorded as unknown where it is none. */
  public int number() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || !fitsInt()) {
      unknown();
      return 0;
    }
    return parser.getIntValue();
  }

  /** True or false; false and recorded as unknown where it is neither. */
  public boolean flag() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isBoolean()) {
      unknown();
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Passes over the value. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /** Records the path of the value at which the cursor stands and passes over it. */
  public void unknown() throws IOException {
    unknown.add(path());
    skip();
  }

  private boolean fitsInt() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.INT;
  }

  private String path() {
    JsonStreamContext at = parser.getParsingContext();
    if (parser.currentToken() != null && parser.currentToken().isStructStart()) {
      at = at.getParent();
    }
    var steps = new ArrayList<String>();
    for (; at.getNestingDepth() >= rootDepth && !at.inRoot(); at = at.getParent()) {
      steps.addFirst(at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.getCurrentName());
    }
    String path = String.join("", steps);
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
