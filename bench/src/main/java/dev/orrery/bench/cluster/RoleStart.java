package dev.orrery.bench.cluster;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.ProcessSpec;
import java.time.Duration;
import java.util.List;

/**
 * A start of the operator.
 *
 * @param process the process, which runs
 * @param seconds from the launch until readiness is answered, seen from outside
 * @param cpuSeconds processor time that the process had taken by then
 * @param recorded whether its class cache was there
 */
public record RoleStart(
    ClusterProcess process, double seconds, double cpuSeconds, boolean recorded) {

  /** Starts a process with these roles and returns when it is ready. */
  public static RoleStart of(LocalCluster cluster, List<String> roles) {
    ProcessSpec spec = PackagedOperator.process(cluster, roles);
    Stopwatch watch = Stopwatch.start();
    ClusterProcess process = cluster.supervisor().start(spec);
    double seconds = watch.seconds();
    double cpu =
        ProcessHandle.of(process.identity().pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO)
                .toMillis()
            / 1e3;
    boolean recorded =
        spec.command().stream().anyMatch(option -> option.startsWith("-XX:AOTCache="));
    return new RoleStart(process, seconds, cpu, recorded);
  }
}
