package dev.orrery.kit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.operator.settings.RoleName;
import java.util.List;

/** All reconcilers under faults; a new one adds its own here. */
public final class Probes {

  private Probes() {}

  /** All of them. */
  public static List<Probe> all() {
    return List.of(new Workloads(), new ControlPlanes(), new Placements(), new Elections());
  }

  /** A Workload whose image changes. */
  private static final class Workloads implements Probe {
    @Override
    public String name() {
      return "workload";
    }

    @Override
    public RoleName role() {
      return RoleName.CONTROLLERS;
    }

    @Override
    public List<String> targets() {
      return List.of(
          "workloads", "deployments", "services", "poddisruptionbudgets", "pods", "events");
    }

    @Override
    public boolean watches() {
      return true;
    }

    @Override
    public void change(Stage stage, int round) {
      stage.apply(
          """
          apiVersion: orrery.dev/v1alpha1
          kind: Workload
          metadata: {name: probe, namespace: NAMESPACE}
          spec:
            replicas: %d
            service: {ports: [{port: 80}]}
            disruption: {maxUnavailable: 1}
            template:
              spec:
                terminationGracePeriodSeconds: 0
                containers:
                  - name: app
                    image: example/app:%d
                    resources: {requests: {cpu: 10m, memory: 8Mi}}
          """
              .formatted(1 + round % 2, round));
    }

    @Override
    public boolean done(Stage stage, int round) {
      JsonNode deployment = stage.get("apps/v1", "deployments", "probe");
      return deployment
              .at("/spec/template/spec/containers/0/image")
              .asText()
              .equals("example/app:" + round)
          && stage.runs("probe", 1 + round % 2);
    }

    @Override
    public int objects() {
      return 4;
    }
  }

  /** The ControlPlane, whose weights change. */
  private static final class ControlPlanes implements Probe {
    @Override
    public String name() {
      return "controlplane";
    }

    @Override
    public RoleName role() {
      return RoleName.SCHEDULER;
    }

    @Override
    public List<String> targets() {
      return List.of("controlplanes");
    }

    @Override
    public boolean watches() {
      return false;
    }

    @Override
    public void change(Stage stage, int round) {
      stage.apply(
          """
          apiVersion: orrery.dev/v1alpha1
          kind: ControlPlane
          metadata: {name: default}
          spec: {placement: {mode: Bind, weights: {packing: %d}}}
          """
              .formatted(1 + round));
    }

    @Override
    public boolean done(Stage stage, int round) {
      JsonNode object = stage.controlPlane();
      return object.at("/spec/placement/weights/packing").asInt() == 1 + round
          && Stage.is(object, "Ready", "True");
    }

    @Override
    public int objects() {
      return 1;
    }
  }

  /** Pods that want a node. */
  private static final class Placements implements Probe {
    private static final int PODS = 3;

    @Override
    public String name() {
      return "placer";
    }

    @Override
    public RoleName role() {
      return RoleName.SCHEDULER;
    }

    @Override
    public List<String> targets() {
      return List.of("pods", "nodes", "namespaces", "events");
    }

    @Override
    public boolean watches() {
      return true;
    }

    @Override
    public void change(Stage stage, int round) {
      StringBuilder yaml = new StringBuilder();
      for (int i = 0; i < PODS; i++) {
        yaml.append(
            """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: pod-%d-%d, namespace: NAMESPACE}
            spec:
              schedulerName: orrery
              terminationGracePeriodSeconds: 0
              containers:
                - name: app
                  image: example/app:1
                  resources: {requests: {cpu: 10m, memory: 8Mi}}
            """
                .formatted(round, i));
      }
      stage.apply(yaml.toString());
    }

    @Override
    public boolean done(Stage stage, int round) {
      return stage.list("v1", "pods").stream()
              .filter(pod -> pod.at("/status/phase").asText().equals("Running"))
              .count()
          == (long) PODS * (round + 1);
    }

    @Override
    public int objects() {
      return 2 * PODS;
    }
  }

  /** The Lease and the fence of a role. */
  private static final class Elections implements Probe {
    @Override
    public String name() {
      return "elector";
    }

    @Override
    public RoleName role() {
      return RoleName.SCHEDULER;
    }

    @Override
    public List<String> targets() {
      return List.of("leases", "leaderepochs");
    }

    @Override
    public boolean watches() {
      return false;
    }

    @Override
    public void change(Stage stage, int round) {
      // Its work is to lead, whatever happens.
    }

    @Override
    public boolean done(Stage stage, int round) {
      return !stage
          .read("/apis/coordination.k8s.io/v1/namespaces/orrery-system/leases/orrery-scheduler")
          .at("/spec/holderIdentity")
          .asText()
          .isEmpty();
    }

    @Override
    public int objects() {
      return 2;
    }
  }
}
