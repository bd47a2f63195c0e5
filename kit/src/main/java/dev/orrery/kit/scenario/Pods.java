package dev.orrery.kit.scenario;

/** Pods without an owner, for the placer alone. */
final class Pods {

  private Pods() {}

  static String named(String name, String cpu) {
    return on("{}", name, cpu);
  }

  static String on(String nodeSelector, String name, String cpu) {
    return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: NAMESPACE}
        spec:
          schedulerName: orrery
          terminationGracePeriodSeconds: 0
          nodeSelector: %s
          containers:
            - name: app
              image: example/app:1
              resources: {requests: {cpu: "%s", memory: 16Mi}}
        """
        .formatted(name, nodeSelector, cpu);
  }

  /** Whether the pod has a node and runs there. */
  static boolean bound(Stage stage, String name) {
    return stage.get("v1", "pods", name).at("/status/phase").asText().equals("Running");
  }
}
