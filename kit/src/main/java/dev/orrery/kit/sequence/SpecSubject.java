package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;

/** A kind whose specs are drawn from its definition. */
public interface SpecSubject {

  /** The definition's name, such as {@code workloads.orrery.dev}. */
  String crd();

  /**
   * Values that a good spec may have where the schema allows more, by path without {@code spec.},
   * such as {@code service.ports[].nodePort}. Null as a value leaves the field out.
   */
  Map<String, Arbitrary<JsonNode>> bounds();

  /** Specs that the API server takes and nobody can carry out. */
  List<Obstacle> obstacles();

  /** Objects that are there before, as YAML; NAMESPACE stands for the sequence's own. */
  default String given() {
    return "";
  }

  /** Names that objects get, one of them by chance. */
  default List<String> names() {
    return List.of("default");
  }

  /** What differs by the way that a sequence took, and may. */
  default List<PathMask> masks() {
    return List.of();
  }

  /** How the object tells that its spec is carried out. */
  default boolean good(JsonNode object) {
    return Conditions.current(object) && Conditions.holds(object, "Ready");
  }

  /** How the object tells that it is not, with a reason and words for people. */
  default boolean bad(JsonNode object) {
    return Conditions.current(object) && Conditions.explained(object);
  }

  /**
   * A spec that cannot be carried out.
   *
   * @param what in a few words
   * @param given what stands in its way, as YAML; may be empty
   * @param change what is laid over a good spec, as YAML
   */
  record Obstacle(String what, String given, String change) {}
}
