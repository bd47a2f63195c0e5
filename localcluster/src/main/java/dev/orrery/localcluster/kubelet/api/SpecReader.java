package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.localcluster.kubelet.pod.ContainerSpec;
import dev.orrery.localcluster.kubelet.pod.HostPort;
import dev.orrery.localcluster.kubelet.pod.NodeTerm;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import dev.orrery.localcluster.kubelet.pod.Probe;
import dev.orrery.localcluster.kubelet.pod.RestartPolicy;
import dev.orrery.localcluster.kubelet.pod.Toleration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a pod's spec that a kubelet acts on. */
final class SpecReader {

  private static final long USUAL_GRACE_SECONDS = 30;

  private SpecReader() {}

  static PodSpec read(JsonNode spec) {
    boolean hostNetwork = spec.path("hostNetwork").asBoolean();
    List<ContainerSpec> init = Json.list(spec.path("initContainers"), SpecReader::container);
    List<ContainerSpec> main = Json.list(spec.path("containers"), SpecReader::container);
    return new PodSpec(
        init,
        main,
        RestartPolicy.of(spec.path("restartPolicy").asText()),
        hostNetwork,
        spec.path("terminationGracePeriodSeconds").asLong(USUAL_GRACE_SECONDS) * 1_000,
        Demand.of(
            init,
            main,
            Json.strings(spec.path("resources").path("requests")),
            Json.strings(spec.path("overhead"))),
        Json.strings(spec.path("nodeSelector")),
        affinity(spec.path("affinity").path("nodeAffinity")),
        Json.list(spec.path("tolerations"), SpecReader::toleration),
        Json.list(spec.path("readinessGates"), gate -> gate.path("conditionType").asText()));
  }

  private static ContainerSpec container(JsonNode container) {
    JsonNode resources = container.path("resources");
    return new ContainerSpec(
        container.path("name").asText(),
        container.path("image").asText(),
        container.path("restartPolicy").asText().equals("Always"),
        Json.strings(resources.path("requests")),
        Json.strings(resources.path("limits")),
        Json.list(container.path("ports"), SpecReader::port).stream()
            .filter(port -> port.port() > 0)
            .toList(),
        probe(container.path("startupProbe")),
        probe(container.path("readinessProbe")),
        probe(container.path("livenessProbe")));
  }

  private static HostPort port(JsonNode port) {
    return new HostPort(
        port.path("protocol").asText("TCP"),
        port.path("hostIP").asText("0.0.0.0"),
        port.path("hostPort").asInt());
  }

  private static @Nullable Probe probe(JsonNode probe) {
    return probe.isMissingNode()
        ? null
        : new Probe(
            probe.path("initialDelaySeconds").asLong() * 1_000,
            probe.path("periodSeconds").asLong(10) * 1_000,
            probe.path("failureThreshold").asInt(3));
  }

  private static @Nullable List<NodeTerm> affinity(JsonNode nodeAffinity) {
    JsonNode required = nodeAffinity.path("requiredDuringSchedulingIgnoredDuringExecution");
    return required.isMissingNode()
        ? null
        : Json.list(
            required.path("nodeSelectorTerms"),
            term ->
                new NodeTerm(
                    Json.list(term.path("matchExpressions"), SpecReader::requirement),
                    Json.list(term.path("matchFields"), SpecReader::requirement)));
  }

  private static NodeTerm.Requirement requirement(JsonNode part) {
    return new NodeTerm.Requirement(
        part.path("key").asText(),
        part.path("operator").asText(),
        Json.list(part.path("values"), JsonNode::asText));
  }

  private static Toleration toleration(JsonNode toleration) {
    return new Toleration(
        toleration.path("key").asText(),
        toleration.path("operator").asText().equals("Exists"),
        toleration.path("value").asText(),
        toleration.path("effect").asText());
  }
}
