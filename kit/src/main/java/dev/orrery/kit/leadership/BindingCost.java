package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Epoch;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What the fence costs the placer: bindings a second with the admission policy and without it, in
 * turn. To be measured before any operator runs in the lane.
 */
public final class BindingCost {

  private static final int ROUNDS = 4;
  private static final String POLICY = "orrery-scheduler-epoch";
  private static final WritePoint POINT = new WritePoint("scheduler", "bind");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Lane lane;
  private final String namespace;

  /** In this lane. */
  public BindingCost(Lane lane) {
    this.lane = lane;
    this.namespace = lane.namespace("binding");
  }

  /**
   * Bindings a second.
   *
   * @param fenced with the policy
   * @param bare without it
   */
  public record Rates(double fenced, double bare) {}

  /**
   * Binds pods in rounds that alternate.
   *
   * @param pods for each round
   */
  public Rates measure(int pods) {
    var fence = new Fence(lane, RoleName.SCHEDULER);
    fence.raise(1);
    ValidatingAdmissionPolicyBinding policy =
        lane.admin()
            .admissionRegistration()
            .v1()
            .validatingAdmissionPolicyBindings()
            .withName(POLICY)
            .get();
    double[] seconds = new double[2];
    try (var http = new ApiHttp(lane.config(RoleName.SCHEDULER), PATIENCE)) {
      var writer = new HttpWriter(http, () -> new Epoch(1), "bench", HttpWriter.DEFAULT_IN_FLIGHT);
      for (int round = 0; round < ROUNDS; round++) {
        boolean fenced = round % 2 == 0;
        List<Pod> made = create(round, pods);
        inForce(policy, fenced, http);
        long from = System.nanoTime();
        bind(writer, made);
        seconds[fenced ? 0 : 1] += (System.nanoTime() - from) / 1e9;
      }
    } finally {
      lane.admin().resource(fresh(policy)).forceConflicts().serverSideApply();
      fence.delete();
      lane.admin().namespaces().withName(namespace).delete();
    }
    double each = pods * (ROUNDS / 2.0);
    return new Rates(each / seconds[0], each / seconds[1]);
  }

  private void bind(HttpWriter writer, List<Pod> pods) {
    List<CompletableFuture<WriteResult>> sent =
        pods.stream()
            .map(pod -> writer.send(binding(pod.getMetadata().getName(), uid(pod), "nowhere")))
            .toList();
    for (CompletableFuture<WriteResult> each : sent) {
      if (!(each.join() instanceof WriteResult.Applied)) {
        throw new IllegalStateException("a binding failed: " + each.join().message());
      }
    }
  }

  private Write.Bind binding(String pod, String uid, String node) {
    return new Write.Bind(POINT, namespace, pod, uid, node, Map.of());
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  private List<Pod> create(int round, int count) {
    List<Pod> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Pod pod =
          new PodBuilder()
              .withNewMetadata()
              .withName("p-" + round + "-" + i)
              .withNamespace(namespace)
              .endMetadata()
              .withNewSpec()
              .withSchedulerName("nobody")
              .addNewContainer()
              .withName("app")
              .withImage("example/app:1")
              .endContainer()
              .endSpec()
              .build();
      made.add(lane.admin().resource(pod).create());
    }
    return made;
  }

  /** Brings the policy into force or out of it, and waits until the API server heeds that. */
  private void inForce(ValidatingAdmissionPolicyBinding policy, boolean wanted, ApiHttp http) {
    if (wanted) {
      lane.admin().resource(fresh(policy)).forceConflicts().serverSideApply();
    } else {
      lane.admin().resource(policy).delete();
    }
    var stale = new HttpWriter(http, () -> Epoch.NONE, "bench", 1);
    boolean heeded =
        Wait.until(
            PATIENCE,
            () ->
                stale.write(binding("nobody", "none", "nowhere")).message().contains("is over")
                    == wanted);
    if (!heeded) {
      throw new IllegalStateException(
          "in force is " + !wanted + ". Maybe the admission policy is not installed.");
    }
  }

  private static ValidatingAdmissionPolicyBinding fresh(ValidatingAdmissionPolicyBinding policy) {
    return policy
        .edit()
        .editMetadata()
        .withResourceVersion(null)
        .withUid(null)
        .withManagedFields(List.of())
        .endMetadata()
        .build();
  }
}
