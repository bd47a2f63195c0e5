package dev.orrery.kube.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where in an object the value stands.
 *
 * @param <T> the value
 */
public interface Codec<T> {

  /** Reads the value out of the object. */
  T decode(JsonNode object);

  /** Writes the value, and nothing else, into a tree that is merged into the object. */
  void encode(T value, ObjectNode object);
}
