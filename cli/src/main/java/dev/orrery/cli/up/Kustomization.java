package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Renders a kustomization of the simple kind that this project's own manifests are: resources and a
 * namespace. Running kubectl for it would cost more than all the rest of applying them.
 */
final class Kustomization {

  private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "resources", "namespace");

  private static final Set<String> NAMESPACED =
      Set.of(
          "ServiceAccount",
          "Role",
          "RoleBinding",
          "Deployment",
          "PodDisruptionBudget",
          "Service",
          "ConfigMap");

  private Kustomization() {}

  /** The objects of a folder with a {@code kustomization.yaml}. */
  static List<ObjectNode> render(Path folder) throws IOException {
    Path file = folder.resolve("kustomization.yaml");
    JsonNode own = Manifests.parse(Files.readString(file)).getFirst();
    own.fieldNames().forEachRemaining(name -> requireKnown(file, name));
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode resource : own.path("resources")) {
      Path path = folder.resolve(resource.asText()).normalize();
      objects.addAll(
          Files.isDirectory(path) ? render(path) : Manifests.parse(Files.readString(path)));
    }
    String namespace = own.path("namespace").asText();
    if (!namespace.isEmpty()) {
      objects.stream()
          .filter(object -> NAMESPACED.contains(object.path("kind").asText()))
          .forEach(object -> object.withObject("/metadata").put("namespace", namespace));
    }
    return objects;
  }

  private static void requireKnown(Path file, String name) {
    if (!KNOWN.contains(name)) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          file + " has " + name + ". Maybe apply it with 'orrery kubectl apply --server-side -k'.");
    }
  }
}
