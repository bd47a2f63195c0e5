package dev.orrery.cli.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster: one that {@code up} made, by name, or the one of a kubeconfig. */
public final class ClusterOption {

  /** The cluster's name where none is given. */
  public static final String DEFAULT_NAME =
      System.getenv().getOrDefault("ORRERY_CLUSTER", "orrery");

  /** Null where not given. */
  @Option(
      names = "--name",
      converter = ClusterNameConverter.class,
      paramLabel = "NAME",
      description = "a cluster that 'up' made (default: ORRERY_CLUSTER, else orrery).")
  public @Nullable String name;

  /** Null where not given. */
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "talk to the cluster of this file instead.")
  public @Nullable Path kubeconfig;

  /** Null where not given. */
  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "talk to the cluster of this context of the kubeconfig instead.")
  public @Nullable String context;
}
