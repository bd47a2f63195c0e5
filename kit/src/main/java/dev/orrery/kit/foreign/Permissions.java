package dev.orrery.kit.foreign;

import static dev.orrery.kit.foreign.Victim.BUDGETS;
import static dev.orrery.kit.foreign.Victim.DEPLOYMENTS;
import static dev.orrery.kit.foreign.Victim.NAME;
import static dev.orrery.kit.foreign.Victim.SERVICE;
import static dev.orrery.kit.foreign.Victim.SERVICES;

import java.util.List;

/** What others may do to objects of ours, as docs/concepts.md promises it. */
final class Permissions {

  private static final int MANY = 4;
  private static final String NOTE =
      "metadata: {annotations: {example.com/note: mine}, labels: {example.com/team: mine}}";

  private Permissions() {}

  static List<Attack> all() {
    return List.of(
        new Permitted(
            "replicas left to kubectl scale",
            victim -> ReplicasByOthers.scale(victim, MANY),
            victim -> Permitted.replicas(victim) == MANY,
            true),
        new Permitted(
            "replicas left to an autoscaler that updates",
            victim -> victim.patch(DEPLOYMENTS, NAME, "autoscaler", "spec: {replicas: 4}"),
            victim -> Permitted.replicas(victim) == MANY,
            true),
        new Permitted(
            "kubectl rollout restart",
            victim ->
                victim.patch(
                    DEPLOYMENTS,
                    NAME,
                    "kubectl-rollout",
                    "spec: {template: {metadata: {annotations: {kubectl.kubernetes.io/restartedAt: now}}}}"),
            victim ->
                victim
                    .get(DEPLOYMENTS, NAME)
                    .at("/spec/template/metadata/annotations")
                    .has("kubectl.kubernetes.io/restartedAt"),
            false),
        new Permitted(
            "a sidecar injected",
            victim ->
                victim.apply(
                    DEPLOYMENTS,
                    "Deployment",
                    NAME,
                    "mesh",
                    "spec: {template: {spec: {containers: [{name: proxy, image: example/proxy:1}]}}}"),
            victim ->
                victim.get(DEPLOYMENTS, NAME).at("/spec/template/spec/containers").size() == 2,
            false),
        noted("the Deployment", DEPLOYMENTS, NAME),
        noted("the Service", SERVICES, SERVICE),
        noted("the budget", BUDGETS, NAME));
  }

  private static Attack noted(String title, String kind, String name) {
    return new Permitted(
        "a label and an annotation on " + title,
        victim -> victim.patch(kind, name, "somebody", NOTE),
        victim ->
            victim.get(kind, name).at("/metadata/annotations").has("example.com/note")
                && victim.get(kind, name).at("/metadata/labels").has("example.com/team"),
        false);
  }
}
