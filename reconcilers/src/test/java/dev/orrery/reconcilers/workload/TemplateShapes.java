package dev.orrery.reconcilers.workload;

import java.util.LinkedHashMap;
import java.util.Map;

/** Specs of Workloads with all that the API server fills in or writes in another way. */
final class TemplateShapes {

  static final Map<String, String> ALL = all();

  private TemplateShapes() {}

  private static Map<String, String> all() {
    var shapes = new LinkedHashMap<String, String>();
    shapes.put("least", pod("", ""));
    shapes.put(
        "field-ref",
        pod("env: [{name: N, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}]", ""));
    shapes.put(
        "resource-ref",
        pod("env: [{name: N, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]", ""));
    shapes.put(
        "downward",
        pod(
            "",
            "volumes: [{name: v, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}]"));
    shapes.put(
        "token",
        pod("", "volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t}}]}}]"));
    shapes.put(
        "volumes",
        pod(
            "volumeMounts: [{name: e, mountPath: /e}]",
            "volumes: [{name: e, emptyDir: {}}, {name: c, configMap: {name: c}}, {name: s, secret: {secretName: s}}]"));
    shapes.put(
        "odd-amounts",
        pod(
            "resources: {requests: {cpu: 1000m, memory: 1024Mi}, limits: {cpu: \"1.0\", memory: 1.5Gi}}",
            ""));
    shapes.put("number-amounts", pod("resources: {requests: {cpu: 1, memory: 1000000000}}", ""));
    shapes.put("empty-context", pod("securityContext: {}", "securityContext: {}"));
    shapes.put("env-empty", pod("env: [{name: A, value: \"\"}, {name: B}]", ""));
    shapes.put(
        "ports",
        pod("ports: [{containerPort: 80}, {name: dns, containerPort: 53, protocol: UDP}]", ""));
    shapes.put(
        "probes",
        pod("readinessProbe: {httpGet: {port: 80}}, livenessProbe: {tcpSocket: {port: 80}}", ""));
    shapes.put(
        "sidecar",
        pod(
            "",
            "initContainers: [{name: p, image: p, restartPolicy: Always}, {name: i, image: i}]"));
    shapes.put(
        "spread",
        pod(
            "",
            "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}]"));
    shapes.put(
        "affinity",
        pod(
            "",
            "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {a: b}}}]}}"));
    shapes.put(
        "tolerations", pod("", "tolerations: [{key: a, operator: Exists}, {key: b, value: c}]"));
    shapes.put("gates", pod("", "schedulingGates: [{name: example.com/gate}]"));
    shapes.put("null-members", pod("command: null", "nodeSelector: null"));
    shapes.put(
        "headless", "{service: {type: Headless, ports: [{port: 80}]}, " + pod("", "").substring(1));
    shapes.put(
        "node-port",
        "{service: {type: NodePort, ports: [{port: 80, targetPort: web}]}, disruption: {minAvailable: 50%}, "
            + pod("", "").substring(1));
    shapes.put(
        "balancer",
        "{service: {type: LoadBalancer, ports: [{port: 80}]}, disruption: {maxUnavailable: 0}, "
            + pod("", "").substring(1));
    shapes.put("ours", "{placement: {scheduler: Orrery}, replicas: 3, " + pod("", "").substring(1));
    return shapes;
  }

  private static String pod(String container, String spec) {
    return "{template: {spec: {"
        + (spec.isEmpty() ? "" : spec + ", ")
        + "containers: [{name: app, image: a"
        + (container.isEmpty() ? "" : ", " + container)
        + "}]}}}";
  }
}
