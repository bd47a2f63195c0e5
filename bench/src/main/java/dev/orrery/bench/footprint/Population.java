package dev.orrery.bench.footprint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.cluster.PodSize;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes, Workloads and pods as heavy as real ones are: nodes that list fifty images, pods with
 * probes, environment, volumes and annotations, several kilobytes each.
 *
 * @param fleet the nodes and what each pod asks for
 * @param workloads how many Workloads share the pods
 */
record Population(Fleet fleet, int workloads) {

  private static final int IMAGES = 50;
  private static final int VARIABLES = 25;
  private static final List<String> PRESSURES =
      List.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");
  private static final String DIGEST = "@sha256:" + "4f53cda18c2baa0c".repeat(4);

  /** A node as a kubelet reports it. */
  ObjectNode node(int index) {
    ObjectNode node = Fleet.node(index);
    ObjectNode labels = node.withObject("/metadata/labels");
    labels.put("node.kubernetes.io/instance-type", "general-64");
    labels.put("topology.kubernetes.io/region", "region-1");
    ArrayNode conditions = (ArrayNode) node.at("/status/conditions");
    for (String pressure : PRESSURES) {
      ObjectNode condition = conditions.addObject();
      condition.put("type", pressure).put("status", "False").put("reason", "NoPressure");
      condition.put("message", "kubelet has no " + pressure + " and had none since it started");
    }
    ArrayNode images = node.withObject("/status").putArray("images");
    for (int i = 0; i < IMAGES; i++) {
      ObjectNode image = images.addObject();
      String name = "registry.example/team-%d/service-%d".formatted(i % 7, i);
      image.putArray("names").add(name + DIGEST).add(name + ":1." + i);
      image.put("sizeBytes", 90_000_000L + i);
    }
    return node;
  }

  /** A Workload. */
  ObjectNode workload(int index) {
    ObjectNode workload = Fleet.object("orrery.dev/v1alpha1", "Workload", name(index));
    workload.withObject("/metadata").put("namespace", Fleet.NAMESPACE);
    ObjectNode spec = workload.putObject("spec");
    spec.put("replicas", IntStream.range(0, pods()).filter(i -> i % workloads == index).count());
    spec.putObject("placement").put("scheduler", "Orrery");
    ObjectNode pod = spec.putObject("template").putObject("spec");
    fill(pod, fleet.pods().get(index));
    return workload;
  }

  /** A pod that waits, as the replica set of its Workload's Deployment makes it. */
  ObjectNode pod(int index) {
    int owner = index % workloads;
    ObjectNode pod = Fleet.object("v1", "Pod", "%s-5d4f6b7c8-%05d".formatted(name(owner), index));
    ObjectNode metadata = pod.withObject("/metadata");
    metadata.put("namespace", Fleet.NAMESPACE);
    metadata
        .putObject("labels")
        .put("orrery.dev/workload", name(owner))
        .put("pod-template-hash", "5d4f6b7c8");
    ObjectNode annotations = metadata.putObject("annotations");
    annotations.put("prometheus.io/scrape", "true").put("prometheus.io/port", "8080");
    annotations.put("example.com/config-hash", DIGEST);
    ObjectNode reference = metadata.putArray("ownerReferences").addObject();
    reference.put("apiVersion", "apps/v1").put("kind", "ReplicaSet").put("controller", true);
    reference.put("name", name(owner) + "-5d4f6b7c8");
    reference.put("uid", "00000000-0000-4000-8000-%012d".formatted(owner));
    ObjectNode spec = pod.putObject("spec");
    spec.put("schedulerName", "orrery");
    fill(spec, fleet.pods().get(index));
    return pod;
  }

  int pods() {
    return fleet.pods().size();
  }

  private static String name(int workload) {
    return "workload-%04d".formatted(workload);
  }

  private static void fill(ObjectNode spec, PodSize size) {
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", "main").put("image", "registry.example/team/service" + DIGEST);
    ArrayNode environment = container.putArray("env");
    for (int i = 0; i < VARIABLES; i++) {
      environment.addObject().put("name", "SETTING_" + i).put("value", "value-".repeat(8) + i);
    }
    ObjectNode requests = container.putObject("resources").putObject("requests");
    requests.put("cpu", size.milliCores() + "m").put("memory", size.mebibytes() + "Mi");
    for (String probe : List.of("readinessProbe", "livenessProbe")) {
      container.putObject(probe).putObject("httpGet").put("path", "/healthz").put("port", 8080);
    }
    ObjectNode mount = container.putArray("volumeMounts").addObject();
    mount.put("name", "settings").put("mountPath", "/etc/settings");
    ObjectNode volume = spec.putArray("volumes").addObject();
    volume.put("name", "settings").putObject("configMap").put("name", "settings");
  }
}
