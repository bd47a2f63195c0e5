package dev.orrery.localcluster.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fleets that have names: a demo with edge sites, a mix of shapes of any size, files. */
public final class Fleets {

  private static final List<String> ZONES = List.of("zone-a", "zone-b", "zone-c");
  private static final String GPU = "nvidia.com/gpu";

  private static final Set<String> NAMES = Set.of("demo", "mix", "openb");

  private record Share(String name, String cpu, String memory, int gpus, int weight) {}

  /** Shapes of the mix, by weight: general, memory-heavy, CPU-heavy and GPU nodes. */
  private static final List<Share> MIX =
      List.of(
          new Share("general-16", "16", "64Gi", 0, 22),
          new Share("general-32", "32", "128Gi", 0, 18),
          new Share("general-8", "8", "32Gi", 0, 14),
          new Share("general-64", "64", "256Gi", 0, 10),
          new Share("compute-32", "32", "64Gi", 0, 9),
          new Share("memory-16", "16", "128Gi", 0, 8),
          new Share("compute-16", "16", "32Gi", 0, 6),
          new Share("memory-32", "32", "256Gi", 0, 5),
          new Share("general-96", "96", "384Gi", 0, 4),
          new Share("gpu-32", "32", "128Gi", 2, 2),
          new Share("gpu-96", "96", "384Gi", 8, 1),
          new Share("memory-64", "64", "512Gi", 0, 1));

  private Fleets() {}

  /**
   * The fleet that a user names.
   *
   * @param fleet {@code demo}, {@code mix}, {@code openb} or the path of a YAML file
   * @param nodes how many nodes the mix has, 1 or more
   * @param data folder that holds {@code openb/}, needed for {@code openb} only
   * @throws FleetException when there is no such fleet or its file cannot be read
   */
  public static FleetSpec named(String fleet, int nodes, Path data) {
    return switch (fleet) {
      case "demo" -> demo();
      case "mix" -> mix(nodes);
      case "openb" -> OpenbFleet.read(data.resolve("openb/openb_node_list_gpu_node.csv"));
      default -> FleetFile.read(Path.of(fleet));
    };
  }

  /** Whether this is the name of a fleet; anything else is the path of a file. */
  public static boolean isNamed(String fleet) {
    return NAMES.contains(fleet);
  }

  /** Thirty nodes: three zones of a data centre and two edge sites with three nodes each. */
  public static FleetSpec demo() {
    List<NodeTaint> edge = List.of(new NodeTaint("orrery.dev/edge", null, "NoSchedule"));
    return new FleetSpec(
        List.of(
            NodeGroup.of("general-16", 12, "16", "64Gi", ZONES),
            NodeGroup.of("compute-32", 6, "32", "64Gi", ZONES),
            NodeGroup.of("memory-16", 3, "16", "128Gi", ZONES),
            NodeGroup.of("gpu-32", 3, "32", "128Gi", ZONES).with(Map.of(GPU, "2"), Map.of()),
            NodeGroup.of("shop-north", 3, "4", "16Gi", List.of("north")).at("shop-north", edge),
            NodeGroup.of("shop-south", 3, "4", "16Gi", List.of("south")).at("shop-south", edge)));
  }

  /**
   * A mix of up to twelve shapes over three zones, in fixed shares (running totals rounded up).
   *
   * @param nodes 1 or more
   */
  public static FleetSpec mix(int nodes) {
    if (nodes < 1) {
      throw new FleetException(
          "--nodes is %d. Maybe leave it out: the default is 30.".formatted(nodes));
    }
    List<NodeGroup> groups = new ArrayList<>();
    int weights = MIX.stream().mapToInt(Share::weight).sum();
    int weightSoFar = 0;
    int before = 0;
    for (Share share : MIX) {
      weightSoFar += share.weight();
      int upTo = (int) Math.ceilDiv((long) nodes * weightSoFar, weights);
      if (upTo > before) {
        groups.add(group(share, upTo - before));
      }
      before = upTo;
    }
    return new FleetSpec(groups);
  }

  private static NodeGroup group(Share share, int count) {
    NodeGroup group = NodeGroup.of(share.name(), count, share.cpu(), share.memory(), ZONES);
    return share.gpus() == 0
        ? group
        : group.with(Map.of(GPU, Integer.toString(share.gpus())), Map.of());
  }
}
