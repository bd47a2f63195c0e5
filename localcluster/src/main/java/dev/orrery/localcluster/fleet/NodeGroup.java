package dev.orrery.localcluster.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of one shape, as a fleet file states them. Quantities are Kubernetes quantities.
 *
 * @param name prefix of the nodes' names, also their instance type unless that is given
 * @param count how many, 1 or more
 * @param cpu for example {@code "16"}
 * @param memory for example {@code 64Gi}
 * @param pods how many pods a node takes, 1 to 250; 110 when absent
 * @param storage ephemeral storage; 100Gi when absent
 * @param extended extended resources, for example {@code nvidia.com/gpu: "2"}
 * @param reserved what the system keeps of each resource
 * @param zones the nodes go round these; {@code zone-a} when absent
 * @param instanceType value of the instance type label
 * @param arch {@code amd64} when absent
 * @param site site at which all nodes of the group stand
 * @param labels more labels
 * @param taints taints of every node of the group
 * @param numbered whether a group of one numbers its node as well; false when absent
 */
public record NodeGroup(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) int count,
    @JsonProperty(required = true) String cpu,
    @JsonProperty(required = true) String memory,
    @Nullable Integer pods,
    @Nullable String storage,
    @Nullable Map<String, String> extended,
    @Nullable Map<String, String> reserved,
    @Nullable List<String> zones,
    @Nullable String instanceType,
    @Nullable String arch,
    @Nullable String site,
    @Nullable Map<String, String> labels,
    @Nullable List<NodeTaint> taints,
    @Nullable Boolean numbered) {

  private static final int MOST_PODS = 250;
  private static final int USUAL_PODS = 110;

  /** A group with the usual pods, storage and architecture. */
  public static NodeGroup of(
      String name, int count, String cpu, String memory, List<String> zones) {
    return new NodeGroup(
        name, count, cpu, memory, null, null, null, null, zones, null, null, null, null, null,
        true);
  }

  /** The same group with extended resources and more labels. */
  public NodeGroup with(Map<String, String> extended, Map<String, String> labels) {
    return new NodeGroup(
        name,
        count,
        cpu,
        memory,
        pods,
        storage,
        extended,
        reserved,
        zones,
        instanceType,
        arch,
        site,
        labels,
        taints,
        numbered);
  }

  /** The same group at a site, with that site's taints. */
  public NodeGroup at(String site, List<NodeTaint> taints) {
    return new NodeGroup(
        name,
        count,
        cpu,
        memory,
        pods,
        storage,
        extended,
        reserved,
        zones,
        instanceType,
        arch,
        site,
        labels,
        taints,
        numbered);
  }

  void check() {
    if (count < 1) {
      throw new FleetException(
          "count of the node group %s is %d. Maybe leave the group out.".formatted(name, count));
    }
    int most = podLimit();
    if (most < 1 || most > MOST_PODS) {
      throw new FleetException(
          "pods of the node group %s is %d. Maybe give 1 to %d: a node's pods share one /24 of addresses."
              .formatted(name, most, MOST_PODS));
    }
    new Allocatable(capacity(), orEmpty(reserved)).quantities();
  }

  /** The nodes of this group, the first of them with the given index. */
  List<SimulatedNode> nodes(int firstIndex) {
    Map<String, String> capacity = capacity();
    Map<String, String> allocatable = new Allocatable(capacity, orEmpty(reserved)).quantities();
    List<NodeTaint> repels = taints == null ? List.of() : List.copyOf(taints);
    boolean plain = count == 1 && !Boolean.TRUE.equals(numbered);
    List<SimulatedNode> nodes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String nodeName = plain ? name : name + "-" + i;
      nodes.add(
          new SimulatedNode(
              nodeName, firstIndex + i, labelsOf(nodeName, i), capacity, allocatable, repels));
    }
    return nodes;
  }

  private int podLimit() {
    return Objects.requireNonNullElse(pods, USUAL_PODS);
  }

  private Map<String, String> capacity() {
    Map<String, String> capacity = new TreeMap<>(orEmpty(extended));
    capacity.put("cpu", cpu);
    capacity.put("memory", memory);
    capacity.put("pods", Integer.toString(podLimit()));
    capacity.put("ephemeral-storage", Objects.requireNonNullElse(storage, "100Gi"));
    return capacity;
  }

  private Map<String, String> labelsOf(String nodeName, int i) {
    List<String> places = zones == null || zones.isEmpty() ? List.of("zone-a") : zones;
    Map<String, String> all = new TreeMap<>();
    all.put("kubernetes.io/hostname", nodeName);
    all.put("kubernetes.io/os", "linux");
    all.put("kubernetes.io/arch", Objects.requireNonNullElse(arch, "amd64"));
    all.put("topology.kubernetes.io/region", "orrery");
    all.put("topology.kubernetes.io/zone", places.get(i % places.size()));
    all.put("node.kubernetes.io/instance-type", Objects.requireNonNullElse(instanceType, name));
    if (site != null) {
      all.put(SimulatedNode.SITE_LABEL, site);
    }
    all.putAll(orEmpty(labels));
    return all;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
