package dev.orrery.kit.scenario;

/** The Workload that the stories are about. */
final class Shop {

  static final String NAME = "shop";

  private Shop() {}

  /** With a Service and a budget. */
  static String yaml(int replicas, String image) {
    return yaml(
        replicas,
        image,
        "service: {name: front, ports: [{port: 80}]}",
        "disruption: {maxUnavailable: 1}");
  }

  static String yaml(int replicas, String image, String service, String disruption) {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: shop, namespace: NAMESPACE}
        spec:
          replicas: %d
          placement: {scheduler: Orrery}
          %s
          %s
          template:
            spec:
              terminationGracePeriodSeconds: 0
              containers:
                - name: app
                  image: example/%s
                  ports: [{containerPort: 8080}]
                  resources: {requests: {cpu: 10m, memory: 16Mi}}
        """
        .formatted(replicas, service, disruption, image);
  }
}
