package dev.orrery.kit.foreign;

import static dev.orrery.kit.foreign.Victim.BUDGETS;
import static dev.orrery.kit.foreign.Victim.DEPLOYMENTS;
import static dev.orrery.kit.foreign.Victim.NAME;
import static dev.orrery.kit.foreign.Victim.PODS;
import static dev.orrery.kit.foreign.Victim.SERVICE;
import static dev.orrery.kit.foreign.Victim.SERVICES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.http.ApiAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All attacks; a new one adds its own here. */
final class Attacks {

  private static final String NO_LABELS =
      "metadata: {labels: {orrery.dev/workload: null, app.kubernetes.io/managed-by: null}}";
  private static final String NO_OWNER = "metadata: {ownerReferences: null}";
  private static final String FALSE_STATUS =
      """
      status:
        readyReplicas: 77
        conditions:
          - {type: Ready, status: "False", reason: Evil, message: Nothing works.,
             lastTransitionTime: "2026-01-01T00:00:00Z"}
      """;
  private static final int MINUTE = 60;

  private Attacks() {}

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    stripped(all);
    falsified(all);
    deleted(all);
    contested(all);
    falseWords(all);
    all.addAll(Permissions.all());
    all.add(new ReplicasByOthers());
    all.add(new ForeignFinalizer());
    all.add(new NoQuota());
    all.add(new RightTaken("deployments", "patch"));
    all.add(new RightTaken("services", "patch"));
    all.add(new NamespaceEnds());
    all.add(new FalseStatus(0));
    all.add(new FalseStatus(MINUTE));
    return List.copyOf(all);
  }

  private static void stripped(List<Attack> all) {
    all.add(once("labels off the Deployment", v -> v.patch(DEPLOYMENTS, NAME, "x", NO_LABELS)));
    all.add(once("labels off the Service", v -> v.patch(SERVICES, SERVICE, "x", NO_LABELS)));
    all.add(once("labels off the budget", v -> v.patch(BUDGETS, NAME, "x", NO_LABELS)));
    all.add(once("labels off a pod", v -> v.patch(PODS, pod(v), "x", NO_LABELS)));
    all.add(once("owner off the Deployment", v -> v.patch(DEPLOYMENTS, NAME, "x", NO_OWNER)));
    all.add(once("owner off the Service", v -> v.patch(SERVICES, SERVICE, "x", NO_OWNER)));
    all.add(once("owner off the budget", v -> v.patch(BUDGETS, NAME, "x", NO_OWNER)));
    all.add(once("owner off a pod", v -> v.patch(PODS, pod(v), "x", NO_OWNER)));
  }

  private static void falsified(List<Attack> all) {
    all.add(
        once(
            "the template's image",
            v -> v.replace(DEPLOYMENTS, NAME, "x", object -> image(object, "evil:1"))));
    all.add(
        once(
            "the Deployment's label",
            v ->
                v.patch(
                    DEPLOYMENTS, NAME, "x", "metadata: {labels: {orrery.dev/workload: evil}}")));
    all.add(
        once(
            "the Service's selector",
            v -> v.patch(SERVICES, SERVICE, "x", "spec: {selector: {orrery.dev/workload: evil}}")));
    all.add(
        once(
            "the budget's selector",
            v ->
                v.patch(
                    BUDGETS,
                    NAME,
                    "x",
                    "spec: {selector: {matchLabels: {orrery.dev/workload: evil}}}")));
    all.add(
        once(
            "the Service's ports",
            v -> v.patch(SERVICES, SERVICE, "x", "spec: {ports: [{port: 81, targetPort: 82}]}")));
    all.add(
        once(
            "the hash",
            v ->
                v.patch(
                    DEPLOYMENTS,
                    NAME,
                    "x",
                    "metadata: {annotations: {orrery.dev/applied-hash: x}}")));
    all.add(
        once(
            "the image, with the hash as it was",
            v ->
                v.apply(
                    DEPLOYMENTS,
                    "Deployment",
                    NAME,
                    "x",
                    "spec: {template: {spec: {containers: [{name: app, image: evil:2}]}}}")));
  }

  private static void deleted(List<Attack> all) {
    all.add(once("the Deployment deleted", v -> v.delete(DEPLOYMENTS, NAME)));
    all.add(once("the Service deleted", v -> v.delete(SERVICES, SERVICE)));
    all.add(once("the budget deleted", v -> v.delete(BUDGETS, NAME)));
    all.add(once("a pod deleted", v -> v.delete(PODS, pod(v))));
  }

  private static void contested(List<Attack> all) {
    all.add(
        lasting(
            "replicas every second, by update",
            "deployments/shop",
            v -> v.patch(DEPLOYMENTS, NAME, "autoscaler", "spec: {replicas: 3}")));
    all.add(
        lasting(
            "replicas every second, by apply with force",
            "deployments/shop",
            v -> v.apply(DEPLOYMENTS, "Deployment", NAME, "autoscaler", "spec: {replicas: 3}")));
    all.add(
        lasting(
            "the image every second, by replacing all",
            "deployments/shop",
            v -> v.replace(DEPLOYMENTS, NAME, "gitops", object -> image(object, "evil:3"))));
    all.add(
        lasting(
            "the Service's ports every second, by apply with force",
            "services/front",
            v ->
                v.apply(
                    SERVICES,
                    "Service",
                    SERVICE,
                    "mesh",
                    "spec: {ports: [{port: 80, protocol: TCP, targetPort: 8080}]}")));
    all.add(
        lasting(
            "the Service deleted every second",
            "services/front",
            v -> v.delete(SERVICES, SERVICE)));
    all.add(
        lasting(
            "labels off the budget every second",
            "poddisruptionbudgets/shop",
            v -> v.patch(BUDGETS, NAME, "cleaner", NO_LABELS)));
  }

  private static void falseWords(List<Attack> all) {
    all.add(once("the Workload's conditions taken away", v -> v.say("status: {conditions: null}")));
    all.add(once("a false status of the Workload", v -> v.say(FALSE_STATUS)));
    all.add(
        lasting(
            "a false status of the Workload, every second",
            "workloads/shop",
            v -> v.say(FALSE_STATUS)));
  }

  /** The name of one of the victim's pods. */
  static String pod(Victim victim) {
    return victim.stage().list("v1", "pods").stream()
        .map(pod -> pod.at("/metadata/name").asText())
        .sorted()
        .findFirst()
        .orElse("none");
  }

  private static void image(JsonNode deployment, String image) {
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("image", image);
  }

  private static Attack once(String name, Function<Victim, ApiAnswer> blow) {
    return new Simple(name, blow, 0, "");
  }

  private static Attack lasting(String name, String object, Function<Victim, ApiAnswer> blow) {
    return new Simple(name, blow, MINUTE, object);
  }
}
