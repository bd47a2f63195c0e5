package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;

/** How pods are placed, and how much may be disrupted. */
final class ControlPlaneSpecs implements SpecSubject {

  private static final String WINDOW =
      "{disruption: {freeze: [{name: odd, schedule: %s, duration: 1h, timeZone: %s}]}}";

  @Override
  public String crd() {
    return "controlplanes.orrery.dev";
  }

  @Override
  public Map<String, Arbitrary<JsonNode>> bounds() {
    return Map.of(
        // Windows that are shut whenever this is played: an open one would make the end depend on
        // the time of day.
        "disruption.freeze[].schedule", SpecSubjects.of("'0 0 29 2 *'", "'30 4 29 2 *'"),
        "disruption.freeze[].duration", SpecSubjects.of("10h", "30m", "1h30m"),
        "disruption.freeze[].timeZone", SpecSubjects.of("UTC", "Europe/Berlin"));
  }

  @Override
  public List<Obstacle> obstacles() {
    return List.of(
        new Obstacle(
            "a time zone that is none", "", WINDOW.formatted("'0 8 1 1 *'", "Mars/Phobos")),
        new Obstacle("a time that never is", "", WINDOW.formatted("'99 8 1 1 *'", "UTC")));
  }

  @Override
  public boolean good(JsonNode object) {
    return SpecSubject.super.good(object) && !budget(object).contains("Unknown");
  }

  /** Placement goes on when the budget's settings cannot be read; the budget's condition tells. */
  @Override
  public boolean bad(JsonNode object) {
    return SpecSubject.super.bad(object)
        || (Conditions.current(object) && budget(object).contains("Unknown"));
  }

  /** Why claims are admitted or not. */
  private static String budget(JsonNode object) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals("DisruptionAllowed")) {
        return condition.path("message").asText().isEmpty()
            ? ""
            : condition.path("reason").asText();
      }
    }
    return "";
  }
}
