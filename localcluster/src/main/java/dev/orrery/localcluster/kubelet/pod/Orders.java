package dev.orrery.localcluster.kubelet.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a pod's annotations ask of its simulation. All begin with {@code kubelet.orrery.dev/}:
 * {@code start-delay}, {@code run-for}, {@code stop-after} (durations; {@code never} for the last
 * one uses the whole grace period), {@code exit-code}, {@code init-exit-code} (0 to 255) and {@code
 * failing-probes} (a list such as {@code readiness,liveness:web}: without a name it means every
 * container).
 *
 * @param startDelay milliseconds, or {@link #UNSET}
 * @param runFor milliseconds, or {@link #UNSET}
 * @param stopAfter milliseconds, or {@link #UNSET}
 * @param exitCode with which the containers end by themselves
 * @param initExitCode with which init containers end
 * @param failing probes that fail
 */
public record Orders(
    long startDelay,
    long runFor,
    long stopAfter,
    int exitCode,
    int initExitCode,
    List<FailingProbe> failing) {

  /** Stands for "not ordered". */
  public static final long UNSET = -1;

  /** What all the annotations read here begin with. */
  public static final String PREFIX = "kubelet.orrery.dev/";

  /** Nothing ordered. */
  public static final Orders NONE = new Orders(UNSET, UNSET, UNSET, 0, 0, List.of());

  /** Which of a container's probes. */
  public enum ProbeKind {
    /** Guards the other two until the container has started. */
    STARTUP,
    /** Says whether traffic may come. */
    READINESS,
    /** Restarts the container when it fails. */
    LIVENESS
  }

  /**
   * A probe that is told to fail.
   *
   * @param kind which probe
   * @param container empty means every container
   */
  public record FailingProbe(ProbeKind kind, String container) {}

  /**
   * Reads the orders.
   *
   * @param annotations of a pod; others than ours are passed over
   * @throws IllegalArgumentException when one cannot be read; the message names it
   */
  public static Orders of(Map<String, String> annotations) {
    Orders orders = NONE;
    for (Map.Entry<String, String> entry : annotations.entrySet()) {
      if (entry.getKey().startsWith(PREFIX)) {
        orders = orders.with(entry.getKey(), entry.getValue());
      }
    }
    return orders;
  }

  /** Whether a container's probe of that kind is told to fail. */
  public boolean fails(ProbeKind kind, String container) {
    for (FailingProbe probe : failing) {
      if (probe.kind() == kind
          && (probe.container().isEmpty() || probe.container().equals(container))) {
        return true;
      }
    }
    return false;
  }

  private Orders with(String key, String value) {
    try {
      return switch (key.substring(PREFIX.length())) {
        case "start-delay" ->
            new Orders(Durations.millis(value), runFor, stopAfter, exitCode, initExitCode, failing);
        case "run-for" ->
            new Orders(
                startDelay, Durations.millis(value), stopAfter, exitCode, initExitCode, failing);
        case "stop-after" ->
            new Orders(startDelay, runFor, stop(value), exitCode, initExitCode, failing);
        case "exit-code" ->
            new Orders(startDelay, runFor, stopAfter, code(value), initExitCode, failing);
        case "init-exit-code" ->
            new Orders(startDelay, runFor, stopAfter, exitCode, code(value), failing);
        case "failing-probes" ->
            new Orders(startDelay, runFor, stopAfter, exitCode, initExitCode, probes(value));
        default -> this;
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "annotation %s is '%s': %s".formatted(key, value, e.getMessage()), e);
    }
  }

  private static long stop(String value) {
    return value.equals("never") ? Long.MAX_VALUE / 4 : Durations.millis(value);
  }

  private static int code(String value) {
    int code = value.matches("\\d{1,3}") ? Integer.parseInt(value) : -1;
    if (code < 0 || code > 255) {
      throw new IllegalArgumentException("no exit code. Maybe write 0 to 255.");
    }
    return code;
  }

  private static List<FailingProbe> probes(String value) {
    List<FailingProbe> failing = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      if (!part.isBlank()) {
        failing.add(probe(part.strip()));
      }
    }
    return List.copyOf(failing);
  }

  private static FailingProbe probe(String part) {
    int colon = part.indexOf(':');
    String kind = colon < 0 ? part : part.substring(0, colon);
    String container = colon < 0 ? "" : part.substring(colon + 1);
    return switch (kind) {
      case "startup" -> new FailingProbe(ProbeKind.STARTUP, container);
      case "readiness" -> new FailingProbe(ProbeKind.READINESS, container);
      case "liveness" -> new FailingProbe(ProbeKind.LIVENESS, container);
      default ->
          throw new IllegalArgumentException(
              "no probe is called %s. Maybe write startup, readiness or liveness, each with :container when only one is meant."
                  .formatted(kind));
    };
  }
}
