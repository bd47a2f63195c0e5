package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.localcluster.kubelet.pod.Orders;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import java.util.HashMap;
import java.util.Map;

/** Reads pods; pods of one template get the same instance of their spec. For one thread. */
public final class PodReader {

  private static final int MOST_SPECS = 10_000;

  private final Map<PodSpec, PodSpec> specs = new HashMap<>();

  /** The slim view of a pod. */
  public PodView read(JsonNode pod) {
    JsonNode metadata = pod.path("metadata");
    PodSpec spec = shared(SpecReader.read(pod.path("spec")));
    return new PodView(
        metadata.path("namespace").asText(),
        metadata.path("name").asText(),
        metadata.path("uid").asText(),
        pod.path("spec").path("nodeName").asText(),
        metadata.path("generation").asLong(),
        metadata.path("resourceVersion").asLong(),
        Json.time(metadata.path("creationTimestamp")),
        spec,
        orders(metadata.path("annotations")),
        metadata.has("deletionTimestamp"),
        metadata.path("deletionGracePeriodSeconds").asLong() * 1_000,
        !metadata.path("finalizers").isEmpty(),
        StatusReader.read(spec, pod.path("status")));
  }

  private PodSpec shared(PodSpec spec) {
    if (specs.size() >= MOST_SPECS) {
      specs.clear();
    }
    PodSpec known = specs.putIfAbsent(spec, spec);
    return known == null ? spec : known;
  }

  private static Map<String, String> orders(JsonNode annotations) {
    Map<String, String> all = new HashMap<>(Json.strings(annotations));
    all.keySet().removeIf(key -> !key.startsWith(Orders.PREFIX));
    return all.isEmpty() ? Map.of() : all;
  }
}
