package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.Api;
import dev.orrery.cli.cluster.Target;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.process.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What {@code up} writes into a cluster: definitions, permissions, the control plane's mode, the
 * demo.
 */
public final class Installation {

  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Target cluster;
  private final Api api;
  private final Applying applying;
  private final Map<Boolean, List<ObjectNode>> manifests;
  private final List<ObjectNode> running;

  /**
   * From this project's manifests.
   *
   * @param folder {@code manifests} of the checkout
   */
  public Installation(Target cluster, Path folder) throws IOException {
    this.cluster = cluster;
    this.api = cluster.api();
    this.applying =
        new Applying(
            new HttpWriter(
                cluster.http(), EpochSource.UNFENCED, "orrery-up", HttpWriter.DEFAULT_IN_FLIGHT));
    Map<Boolean, List<ObjectNode>> all =
        Kustomization.render(folder.resolve("full")).stream()
            .collect(
                Collectors.partitioningBy(isKind("Deployment").or(isKind("PodDisruptionBudget"))));
    this.running = all.getOrDefault(true, List.of());
    this.manifests =
        all.getOrDefault(false, List.of()).stream()
            .collect(Collectors.partitioningBy(isKind("CustomResourceDefinition")));
  }

  private static Predicate<JsonNode> isKind(String kind) {
    return object -> object.path("kind").asText().equals(kind);
  }

  private List<ObjectNode> of(boolean definitions) {
    return manifests.getOrDefault(definitions, List.of());
  }

  /** Definitions and permissions; returns when the API serves the kinds. */
  public void apply() {
    List<ObjectNode> others = of(false);
    applying.all("apply-namespace", others.stream().filter(isKind("Namespace")).toList());
    applying.all("apply-definition", of(true));
    applying.all("apply-permission", others.stream().filter(isKind("Namespace").negate()).toList());
    for (ObjectNode definition : of(true)) {
      String name = definition.at("/metadata/name").asText();
      require(() -> isEstablished(name), "definition " + name + " is not served");
    }
  }

  private boolean isEstablished(String name) {
    JsonNode conditions =
        api.find(CRDS + name).map(found -> found.at("/status/conditions")).orElse(null);
    if (conditions == null) {
      return false;
    }
    for (JsonNode condition : conditions) {
      if (condition.path("type").asText().equals("Established")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  /**
   * The operator as pods of the cluster.
   *
   * @param image its image, which the nodes have already
   */
  void deploy(String image) {
    for (ObjectNode object : running) {
      for (JsonNode container : object.at("/spec/template/spec/containers")) {
        if (container instanceof ObjectNode one) {
          one.put("image", image);
        }
      }
    }
    applying.all("apply-operator", running);
  }

  /** Applies further objects that do not depend on each other. */
  void apply(String yaml) throws IOException {
    applying.all("apply-extra", Manifests.parse(yaml));
  }

  /** Writes the kubeconfigs that the operator's roles act with. */
  public void writeAccounts(OperatorProcess operator) throws IOException {
    for (String role : OperatorProcess.ROLES) {
      new Account("orrery-system", "orrery-" + role)
          .writeKubeconfig(cluster, operator.kubeconfig(role));
    }
  }

  /** Lets Orrery bind pods, unless somebody has set a mode already. */
  public void bind() throws IOException {
    String yaml =
        """
        apiVersion: orrery.dev/v1alpha1
        kind: ControlPlane
        metadata: {name: default}
        spec: {placement: {mode: Bind}}
        """;
    applying.createIfAbsent("create-control-plane", Manifests.parse(yaml).getFirst());
  }

  /** Applies the demo. */
  void demo(DemoFleet demo) {
    applying.all("apply-demo", List.of(demo.namespace()));
    applying.all("apply-demo", demo.workloads());
  }

  private void require(java.util.function.BooleanSupplier state, String otherwise) {
    if (!Wait.until(PATIENCE, state)) {
      throw new CommandException(
          ExitCode.TEMPORARY,
          otherwise + " after " + PATIENCE.toSeconds() + " s. Maybe see the API server's log.");
    }
  }
}
