package dev.orrery.cli.status;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.cluster.Target;
import dev.orrery.localcluster.backend.ClusterStatus;
import dev.orrery.localcluster.process.ClusterProcess;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a cluster that {@code up} made stands now. */
public final class ClusterReading {

  private ClusterReading() {}

  /**
   * Looks at its processes and asks its API server.
   *
   * @param command whose result it becomes
   * @param seconds how long that command took, null where that does not matter
   */
  public static StatusResult read(String command, ClusterStatus status, @Nullable Double seconds)
      throws IOException {
    List<StatusResult.ProcessView> processes =
        status.processes().stream().map(ClusterReading::view).toList();
    Map<String, String> addresses = new LinkedHashMap<>();
    FleetView fleet = null;
    boolean answers = false;
    if (Files.exists(status.kubeconfig())) {
      Config config = Config.fromKubeconfig(status.kubeconfig().toFile());
      try (Target target = Target.of("cluster " + status.name(), null, config)) {
        addresses.put("API server", config.getMasterUrl());
        fleet = FleetView.read(target.api());
        answers = true;
      } catch (CommandException silent) {
        answers = false;
      }
    }
    Path home = status.kubeconfig().resolveSibling(".").normalize();
    OperatorAddress.of(home, status.processes())
        .ifPresent(address -> addresses.put("operator", address.toString()));
    return new StatusResult(
        command,
        status.name(),
        status.backend(),
        answers,
        status.kubeconfig().toString(),
        addresses,
        processes,
        fleet,
        seconds);
  }

  private static StatusResult.ProcessView view(ClusterProcess process) {
    return new StatusResult.ProcessView(
        process.name(), process.identity().pid(), process.alive(), process.log().toString());
  }
}
