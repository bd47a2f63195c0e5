package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.CacheFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A local cluster as it should be.
 *
 * @param name keeps clusters apart
 * @param home the folder for its data, certificates, logs and kubeconfig
 * @param ephemeral whether the folder goes when the cluster is closed
 * @param components what runs; etcd and the API server always do
 * @param auditPolicy the text of an audit policy; null writes no audit log
 * @param schedulerConfig the text of a KubeSchedulerConfiguration; null runs the defaults. The
 *     address of the API server is filled in
 * @param flags more flags for a component, behind our own, so that they win
 * @param nodeMonitorGrace how long a node may be silent before it counts as not ready; null keeps
 *     Kubernetes' own
 * @param fsync whether etcd forces each write to the disk; only throw-away clusters do without
 * @param apiServerPort 0 picks a free one
 */
public record ClusterSpec(
    String name,
    Path home,
    boolean ephemeral,
    Set<Component> components,
    @Nullable String auditPolicy,
    @Nullable String schedulerConfig,
    Map<Component, List<String>> flags,
    @Nullable Duration nodeMonitorGrace,
    boolean fsync,
    int apiServerPort) {

  private static final String NAME = "[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?";

  /**
   * Refuses a name that cannot name a folder, a port out of range and a cluster without its core.
   */
  public ClusterSpec {
    requireName(name);
    if (apiServerPort < 0 || apiServerPort > 65_535) {
      throw new IllegalArgumentException(
          "apiServerPort is " + apiServerPort + ". Maybe leave it out: 0 picks a free one.");
    }
    if (!components.contains(Component.ETCD) || !components.contains(Component.API_SERVER)) {
      throw new IllegalArgumentException(
          "components is "
              + components
              + ". Maybe add ETCD and API_SERVER: nothing runs without them.");
    }
    home = home.toAbsolutePath().normalize();
    components = Set.copyOf(components);
    flags = Map.copyOf(flags);
  }

  /** A cluster of this name in the cache folder, with all components. */
  public static Builder named(String name) {
    requireName(name);
    return named(name, CacheFolder.ofEnvironment().cluster(name));
  }

  /** A cluster of this name in a folder of one's own choice, with all components. */
  public static Builder named(String name, Path home) {
    return new Builder(name, home);
  }

  /**
   * A cluster for a test or a bench: its folder goes with it, and etcd does not wait for the disk.
   */
  public static Builder throwAway(String name, Path home) {
    Builder builder = new Builder(name, home);
    builder.ephemeral = true;
    builder.fsync = false;
    return builder;
  }

  private static void requireName(String name) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "name is " + name + ". Maybe use at most 40 lower-case letters, digits and dashes.");
    }
  }

  /** The same with an audit log. */
  ClusterSpec withAuditPolicy(String yaml) {
    return new ClusterSpec(
        name,
        home,
        ephemeral,
        components,
        yaml,
        schedulerConfig,
        flags,
        nodeMonitorGrace,
        fsync,
        apiServerPort);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final String name;
    private final Path home;
    private boolean ephemeral;
    private Set<Component> components = EnumSet.allOf(Component.class);
    private @Nullable String auditPolicy;
    private @Nullable String schedulerConfig;
    private final Map<Component, List<String>> flags = new EnumMap<>(Component.class);
    private @Nullable Duration nodeMonitorGrace;
    private boolean fsync = true;
    private int apiServerPort;

    private Builder(String name, Path home) {
      this.name = name;
      this.home = home;
    }

    /** What runs beside etcd and the API server. */
    public Builder with(Component... more) {
      components = EnumSet.of(Component.ETCD, Component.API_SERVER);
      components.addAll(List.of(more));
      return this;
    }

    /** Writes an audit log by this policy. */
    public Builder auditPolicy(String yaml) {
      this.auditPolicy = yaml;
      return this;
    }

    /** Runs kube-scheduler with this configuration. */
    public Builder schedulerConfig(String yaml) {
      this.schedulerConfig = yaml;
      return this;
    }

    /** Adds flags to a component; a later flag of the same name wins. */
    public Builder flags(Component component, String... more) {
      flags.put(component, List.of(more));
      return this;
    }

    /** How long a node may be silent before it counts as not ready. */
    public Builder nodeMonitorGrace(Duration grace) {
      this.nodeMonitorGrace = grace;
      return this;
    }

    /** Makes etcd faster and its data worthless after a power cut. */
    public Builder withoutFsync() {
      this.fsync = false;
      return this;
    }

    /** A port of one's own choice for the API server. */
    public Builder apiServerPort(int port) {
      this.apiServerPort = port;
      return this;
    }

    /** The cluster as described. */
    public ClusterSpec build() {
      return new ClusterSpec(
          name,
          home,
          ephemeral,
          components,
          auditPolicy,
          schedulerConfig,
          flags,
          nodeMonitorGrace,
          fsync,
          apiServerPort);
    }
  }
}
