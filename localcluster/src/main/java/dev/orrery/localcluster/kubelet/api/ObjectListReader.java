package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a list object item by item, so that only one item is in memory as a tree. */
final class ObjectListReader {

  /**
   * @param resourceVersion from which a watch goes on
   * @param next where the next page begins, empty after the last
   */
  record Page(String resourceVersion, String next) {}

  private ObjectListReader() {}

  static Page read(InputStream body, Consumer<JsonNode> items) throws IOException {
    Page page = new Page("", "");
    try (JsonParser parser = EventStream.JSON.getFactory().createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("metadata")) {
          JsonNode metadata = EventStream.JSON.readTree(parser);
          page =
              new Page(
                  metadata.path("resourceVersion").asText(), metadata.path("continue").asText());
        } else if (field.equals("items")) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.accept(EventStream.JSON.readTree(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return page;
  }
}
