package dev.orrery.bench.fakenodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.bench.BenchException;
import java.util.HashSet;
import java.util.Set;

/** Counts pods as the API has them. */
final class Census {

  private final Set<String> addresses = new HashSet<>();
  private int ready;

  void count(JsonNode pod) {
    JsonNode status = pod.path("status");
    boolean isReady = false;
    for (JsonNode condition : status.path("conditions")) {
      isReady |=
          condition.path("type").asText().equals("Ready")
              && condition.path("status").asText().equals("True");
    }
    String address = status.path("podIP").asText();
    boolean running = status.path("phase").asText().equals("Running");
    if (isReady && running && !address.isEmpty() && addresses.add(address)) {
      ready++;
    }
  }

  void require(int pods) {
    if (ready != pods) {
      throw BenchException.wrong(
          "pods Running and Ready with an address of their own is %d of %d. Maybe a node refused some."
              .formatted(ready, pods));
    }
  }
}
