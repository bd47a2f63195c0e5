package dev.orrery.cli.status;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code orrery up} and {@code orrery status} say.
 *
 * @param command {@code up} or {@code status}
 * @param cluster its name
 * @param backend where it comes from: local, kind or context
 * @param running whether its API server answers
 * @param kubeconfig path of its kubeconfig
 * @param addresses what listens where, by name
 * @param processes what runs on this machine for it
 * @param fleet the fleet, null where nothing was read of it
 * @param seconds how long the command took, null for status
 */
public record StatusResult(
    String command,
    String cluster,
    String backend,
    boolean running,
    String kubeconfig,
    Map<String, String> addresses,
    List<ProcessView> processes,
    @Nullable FleetView fleet,
    @Nullable Double seconds) {

  /** Copies the collections; addresses keep their order. */
  public StatusResult {
    addresses = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(addresses));
    processes = List.copyOf(processes);
  }

  /**
   * A process.
   *
   * @param name its name in the cluster
   * @param pid its process id
   * @param alive whether it runs
   * @param log path of its log
   */
  public record ProcessView(String name, long pid, boolean alive, String log) {}
}
