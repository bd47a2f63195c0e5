package dev.orrery.kube.watch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.JsonText;
import dev.orrery.kube.json.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the events of one watch. */
final class EventStream<K, T> {

  /** Of a bookmark only the version counts. */
  private static final FieldTable<EventStream<?, ?>> BOOKMARK =
      FieldTable.<EventStream<?, ?>>of("Bookmark")
          .object(
              "metadata",
              FieldTable.<EventStream<?, ?>>of("Bookmark.metadata")
                  .version("resourceVersion")
                  .othersHarmless(),
              stream -> stream)
          .othersHarmless();

  private final WatchedKind<K, T> kind;
  private final KnownObjects<K, T> known;
  private final Pool pool;
  private final Consumer<String> versions;

  /**
   * A reader of events.
   *
   * @param versions is told the version after each event, bookmarks included
   */
  EventStream(
      WatchedKind<K, T> kind, KnownObjects<K, T> known, Pool pool, Consumer<String> versions) {
    this.kind = kind;
    this.known = known;
    this.pool = pool;
    this.versions = versions;
  }

  /** Reads until the stream ends. */
  void read(InputStream body) throws IOException {
    try (JsonParser parser = JsonText.parser(body)) {
      JsonCursor in = new JsonCursor(parser, pool);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        event(in);
      }
    }
  }

  private void event(JsonCursor in) throws IOException {
    JsonParser parser = in.parser();
    String type = "";
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "type" -> type = in.ownText();
        case "object" -> object(type, in);
        default -> in.skip();
      }
    }
  }

  private void object(String type, JsonCursor in) throws IOException {
    switch (type) {
      case "ADDED", "MODIFIED" -> known.put(kind.reader().read(in));
      case "DELETED" -> known.delete(kind.reader().read(in));
      case "BOOKMARK" -> in.root(BOOKMARK, this);
      case "ERROR" -> throw StatusReader.read(in);
      default ->
          throw new IOException("watch event is of type " + type + ". Maybe a proxy changed it.");
    }
    versions.accept(in.version());
  }
}
