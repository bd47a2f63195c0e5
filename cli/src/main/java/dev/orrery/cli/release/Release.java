package dev.orrery.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.Api;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The steps of a release, in order; each may be repeated after a failure of a later one. */
final class Release {

  static final String SCHEDULER = "orrery";
  static final String DEFAULT_SCHEDULER = "default-scheduler";

  private static final WritePoint APPLY = new WritePoint("release", "set-default-scheduler");
  private static final WritePoint DELETE = new WritePoint("release", "delete-pending-pod");
  private static final String OWNED =
      "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io/managed-by%3Dorrery";
  private static final String WAITING =
      "/api/v1/pods?fieldSelector=spec.schedulerName%3D" + SCHEDULER + ",status.phase%3DPending";
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LOOKS = 100;

  private final Api api;
  private final Writer writer;
  private final LeaseWatch.Pause pause;
  private final Consumer<String> progress;

  Release(Api api, Writer writer, LeaseWatch.Pause pause, Consumer<String> progress) {
    this.api = api;
    this.writer = writer;
    this.pause = pause;
    this.progress = progress;
  }

  /** Refuses while an operator leads: it would take everything back at once. */
  void requireNoLeader() throws InterruptedException {
    LeaseWatch leases = new LeaseWatch(api, pause);
    if (leases.anyNamesHolder()) {
      progress.accept("a Lease of the operator names a holder; looking whether it is renewed");
    }
    List<String> renewed = leases.renewed();
    if (!renewed.isEmpty()) {
      throw new CommandException(
          ExitCode.TEMPORARY,
          "the operator is running: "
              + String.join(", ", renewed)
              + ". Maybe stop it first: 'orrery down --only operator', or"
              + " 'kubectl -n orrery-system scale deployment --all --replicas=0'.");
    }
  }

  /** The Deployments that Orrery made and whose pods it is to place. */
  List<DeploymentRow> owned() {
    return api.list(OWNED).stream()
        .filter(
            deployment ->
                deployment.at("/spec/template/spec/schedulerName").asText().equals(SCHEDULER))
        .map(DeploymentRow::of)
        .toList();
  }

  /**
   * Gives a Deployment to the default scheduler and waits until its controller has seen that.
   *
   * @return false when it is gone by now
   */
  boolean move(DeploymentRow deployment) throws InterruptedException {
    ObjectRef ref =
        new ObjectRef("apps/v1", "deployments", deployment.namespace(), deployment.name());
    WriteResult result = writer.write(new Write.Apply(APPLY, ref, defaultScheduler(deployment)));
    if (!(result instanceof WriteResult.Applied)) {
      if (isGone(deployment)) {
        return false;
      }
      throw new CommandException(
          ExitCode.FAILED,
          ref + " was not changed: " + result.message() + ". Maybe try again: what is done stays.");
    }
    awaitObserved(deployment);
    return true;
  }

  private boolean isGone(DeploymentRow deployment) {
    return api.find(deployment.path())
        .filter(now -> now.at("/metadata/uid").asText().equals(deployment.uid()))
        .isEmpty();
  }

  private static ObjectNode defaultScheduler(DeploymentRow deployment) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "apps/v1").put("kind", "Deployment");
    object
        .putObject("metadata")
        .put("name", deployment.name())
        .put("namespace", deployment.namespace())
        .put("uid", deployment.uid());
    object
        .putObject("spec")
        .putObject("template")
        .putObject("spec")
        .put("schedulerName", DEFAULT_SCHEDULER);
    return object;
  }

  private void awaitObserved(DeploymentRow deployment) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      boolean observed =
          api.find(deployment.path())
              .map(
                  now ->
                      now.at("/status/observedGeneration").asLong()
                          >= now.at("/metadata/generation").asLong())
              .orElse(true);
      if (observed) {
        return;
      }
      pause.sleep(PAUSE);
    }
    progress.accept(
        deployment.namespace()
            + "/"
            + deployment.name()
            + ": the deployment controller has not looked yet; its pending pods may come twice");
  }

  /** Pending pods that wait for Orrery, on no node yet. */
  List<JsonNode> waiting() {
    return api.list(WAITING).stream().filter(Release::isUnbound).toList();
  }

  /** Those of them that belong to the given Deployments. */
  List<JsonNode> of(List<DeploymentRow> deployments, List<JsonNode> pods) {
    Set<String> uids = new HashSet<>();
    deployments.forEach(deployment -> uids.add(deployment.uid()));
    Set<String> replicaSets = new HashSet<>();
    Set<String> namespaces = new HashSet<>();
    deployments.forEach(deployment -> namespaces.add(deployment.namespace()));
    for (String namespace : namespaces) {
      for (JsonNode set : api.list("/apis/apps/v1/namespaces/" + namespace + "/replicasets")) {
        if (uids.contains(PodRow.controller(set).path("uid").asText())) {
          replicaSets.add(set.at("/metadata/uid").asText());
        }
      }
    }
    return pods.stream()
        .filter(pod -> replicaSets.contains(PodRow.controller(pod).path("uid").asText()))
        .toList();
  }

  /** Deletes a pod, provided that it is still the same and still on no node. */
  boolean delete(JsonNode pod) {
    PodRow row = PodRow.of(pod);
    WriteResult result =
        writer.write(
            new Write.Delete(
                DELETE, ObjectRef.pod(row.namespace(), row.name()), row.uid(), Release::isUnbound));
    return switch (result) {
      case WriteResult.Applied ignored -> true;
      case WriteResult.Gone ignored -> false;
      case WriteResult.Conflict ignored -> false;
      default ->
          throw new CommandException(
              ExitCode.FAILED,
              "pod "
                  + row.namespace()
                  + "/"
                  + row.name()
                  + " was not deleted: "
                  + result.message()
                  + ". Maybe try again: what is done stays.");
    };
  }

  private static boolean isUnbound(JsonNode pod) {
    return pod.at("/spec/nodeName").asText().isEmpty()
        && pod.at("/status/phase").asText("Pending").equals("Pending");
  }

  /** Moves them all; those that are gone by now are left out. */
  private List<DeploymentRow> moved(List<DeploymentRow> deployments) throws InterruptedException {
    List<DeploymentRow> moved = new ArrayList<>();
    for (DeploymentRow deployment : deployments) {
      boolean done = move(deployment);
      if (done) {
        moved.add(deployment);
      }
      progress.accept(
          deployment.namespace()
              + "/"
              + deployment.name()
              + (done ? ": now " + DEFAULT_SCHEDULER : ": gone meanwhile"));
    }
    return moved;
  }

  /** All steps. */
  ReleaseResult run(String cluster, boolean dryRun) throws InterruptedException {
    requireNoLeader();
    List<DeploymentRow> deployments = owned();
    List<JsonNode> pods = waiting();
    List<JsonNode> theirs = of(deployments, pods);
    List<PodRow> deleted = new ArrayList<>();
    if (!dryRun) {
      deployments = moved(deployments);
    }
    for (JsonNode pod : theirs) {
      if (dryRun || delete(pod)) {
        deleted.add(PodRow.of(pod));
      }
    }
    List<PodRow> left = pods.stream().filter(pod -> !theirs.contains(pod)).map(PodRow::of).toList();
    return new ReleaseResult("release", cluster, dryRun, deployments, deleted, left);
  }
}
