package dev.orrery.localcluster.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * An event of a watch, in so far as a rule may ask for it.
 *
 * @param type ADDED, MODIFIED, DELETED, BOOKMARK or ERROR
 * @param namespace of its object; empty for cluster-scoped ones
 * @param name of its object
 * @param revision its object's resourceVersion as a number; 0 when there is none
 */
record WatchEvent(String type, String namespace, String name, long revision) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static WatchEvent of(byte[] line) {
    try {
      JsonNode event = JSON.readTree(line);
      JsonNode metadata = event.path("object").path("metadata");
      return new WatchEvent(
          event.path("type").asText(),
          metadata.path("namespace").asText(),
          metadata.path("name").asText(),
          metadata.path("resourceVersion").asLong());
    } catch (IOException broken) {
      return new WatchEvent("", "", "", 0);
    }
  }

  boolean bookmark() {
    return type.equals("BOOKMARK");
  }
}
