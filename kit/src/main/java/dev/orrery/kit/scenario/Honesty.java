package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what a Workload says of itself is so. It is asked first and the world afterwards: what is
 * not so then was not so when it was said.
 */
public final class Honesty {

  private Honesty() {}

  /** What is not so, a line each; empty when nothing is wrong or nothing is said. */
  public static List<String> lies(Stage stage) {
    List<String> lies = new ArrayList<>();
    for (JsonNode workload : stage.list("orrery.dev/v1alpha1", "workloads")) {
      if (Stage.is(workload, "Ready", "True")) {
        JsonNode deployment =
            stage.get("apps/v1", "deployments", workload.at("/metadata/name").asText());
        if (!deployment.isMissingNode()) {
          compare(workload, deployment, lies);
        }
      }
    }
    return lies;
  }

  private static void compare(JsonNode workload, JsonNode deployment, List<String> lies) {
    int wanted = workload.at("/spec/replicas").asInt(1);
    String image = workload.at("/spec/template/spec/containers/0/image").asText();
    String has = deployment.at("/spec/template/spec/containers/0/image").asText();
    String name = workload.at("/metadata/name").asText() + " says that it is ready, and ";
    if (!image.equals(has)) {
      lies.add(name + "its Deployment runs " + has + " instead of " + image);
    }
    if (deployment.at("/spec/replicas").asInt() != wanted) {
      lies.add(name + "its Deployment is not of " + wanted + " pods");
    }
    JsonNode status = deployment.path("status");
    if (status.path("observedGeneration").asLong()
        < deployment.at("/metadata/generation").asLong()) {
      lies.add(name + "its Deployment has not been looked at yet");
    } else if (status.path("updatedReplicas").asInt() < wanted
        || status.path("availableReplicas").asInt() < wanted) {
      lies.add(name + "its Deployment stands at " + status);
    }
  }
}
