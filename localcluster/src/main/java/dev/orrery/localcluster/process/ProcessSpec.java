package dev.orrery.localcluster.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process of a cluster as it should run.
 *
 * @param name unique within the cluster; names its log
 * @param command the program and its arguments
 * @param environment what is added to the environment of the starter
 * @param probe when it is ready
 * @param patience how long it may take to become ready
 * @param grace how long it may take to end after SIGTERM
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Probe probe,
    Duration patience,
    Duration grace) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(15);

  /** Copies what can change. */
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "name is "
              + name
              + ". Maybe use lower-case letters, digits and dashes: it names a file.");
    }
  }

  /**
   * A process with no environment of its own that is ready when the probe says so, within a minute.
   */
  public static ProcessSpec of(String name, List<String> command, Probe probe) {
    return new ProcessSpec(name, command, Map.of(), probe, PATIENCE, GRACE);
  }

  /** The same with more environment. */
  public ProcessSpec withEnvironment(Map<String, String> more) {
    return new ProcessSpec(name, command, more, probe, patience, grace);
  }
}
