package dev.orrery.cli.release;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A Deployment whose pods Orrery places.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its uid
 * @param replicas how many pods it wants
 */
public record DeploymentRow(String namespace, String name, String uid, int replicas) {

  static DeploymentRow of(JsonNode deployment) {
    JsonNode metadata = deployment.path("metadata");
    return new DeploymentRow(
        metadata.path("namespace").asText(),
        metadata.path("name").asText(),
        metadata.path("uid").asText(),
        deployment.path("spec").path("replicas").asInt(1));
  }

  String path() {
    return "/apis/apps/v1/namespaces/" + namespace + "/deployments/" + name;
  }
}
