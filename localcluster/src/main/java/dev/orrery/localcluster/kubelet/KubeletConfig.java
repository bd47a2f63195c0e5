package dev.orrery.localcluster.kubelet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.orrery.localcluster.fleet.FleetSpec;
import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.kubelet.node.HeartbeatPlan;
import dev.orrery.localcluster.kubelet.pod.Durations;
import dev.orrery.plan.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the process is told in its configuration file (YAML or JSON).
 *
 * @param kubeconfig path of the kubeconfig
 * @param control folder of the control files; none are kept when absent
 * @param name of the fleet, the value of the nodes' label {@code orrery.dev/fleet}
 * @param fleet {@code demo}, {@code mix}, {@code openb} or a file; {@code demo} when absent
 * @param nodes of the mix, 30 when absent
 * @param data folder with the public traces, for {@code openb}
 * @param seed from which all delays follow, 1 when absent
 * @param leaseSeconds how long a node's Lease holds; follows from the number of nodes when absent
 * @param settle how long a status may wait for the pod's next change; follows from the number of
 *     nodes when absent
 * @param delays distributions, see {@link DelaysConfig}
 */
public record KubeletConfig(
    @JsonProperty(required = true) String kubeconfig,
    @Nullable String control,
    @Nullable String name,
    @Nullable String fleet,
    @Nullable Integer nodes,
    @Nullable String data,
    @Nullable Long seed,
    @Nullable Integer leaseSeconds,
    @Nullable String settle,
    @Nullable DelaysConfig delays) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final int USUAL_NODES = 30;

  /** Reads a configuration file. */
  public static KubeletConfig read(Path file) {
    try {
      return YAML.readValue(file.toFile(), KubeletConfig.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "configuration file is %s: %s. Maybe write kubeconfig, fleet, nodes, control."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * The usual for a fleet; relative paths are made absolute.
   *
   * @param fleet {@code demo}, {@code mix}, {@code openb} or a file
   * @param nodes of the mix
   * @param data folder with the public traces; absent unless the fleet is openb
   */
  public static KubeletConfig of(Path kubeconfig, String fleet, int nodes, @Nullable Path data) {
    return new KubeletConfig(
        kubeconfig.toAbsolutePath().toString(),
        null,
        null,
        Fleets.isNamed(fleet) ? fleet : Path.of(fleet).toAbsolutePath().toString(),
        nodes,
        data == null ? null : data.toAbsolutePath().toString(),
        null,
        null,
        null,
        null);
  }

  /** The same with other control files. */
  KubeletConfig withControl(String folder) {
    return new KubeletConfig(
        kubeconfig, folder, name, fleet, nodes, data, seed, leaseSeconds, settle, delays);
  }

  /** What it says about the simulation. */
  public KubeletOptions options() {
    FleetSpec spec =
        Fleets.named(
            Objects.requireNonNullElse(fleet, "demo"),
            Objects.requireNonNullElse(nodes, USUAL_NODES),
            Path.of(Objects.requireNonNullElse(data, ".")));
    KubeletOptions options = KubeletOptions.of(spec);
    return new KubeletOptions(
        Objects.requireNonNullElse(name, options.name()),
        spec,
        seed == null ? options.seed() : new Seed(seed),
        delays == null ? options.delays() : delays.delays(),
        leaseSeconds == null
            ? options.heartbeats()
            : HeartbeatPlan.withLease(leaseSeconds, spec.size()),
        settle == null ? options.settleMillis() : Durations.millis(settle));
  }
}
