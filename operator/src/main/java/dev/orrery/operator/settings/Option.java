package dev.orrery.operator.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The options of the program, each also an environment variable. */
public enum Option {
  /** Which roles. */
  ROLES("scheduler,controllers", "roles to run, separated by commas"),
  /** Where Leases are. */
  SYSTEM_NAMESPACE("", "namespace of Leases and fences; empty: the pod's, else orrery-system"),
  /** What the controllers watch. */
  NAMESPACES("", "namespaces that the controllers watch, separated by commas; empty: all"),
  /** How to reach the API server. */
  KUBECONFIG("", "kubeconfig file; empty: as kubectl finds it, or the pod's service account"),
  /** Another account for one role. */
  KUBECONFIG_SCHEDULER("", "kubeconfig file of role scheduler; empty: that of all"),
  /** Another account for one role. */
  KUBECONFIG_CONTROLLERS("", "kubeconfig file of role controllers; empty: that of all"),
  /** Where to listen. */
  HOST("127.0.0.1", "address that probes, metrics and the read API listen on"),
  /** Where to listen. */
  PORT("8080", "port that they listen on; 0: any free one, named in the log"),
  /** Log format. */
  LOG("text", "format of the log: text or json"),
  /** Election. */
  LEASE_DURATION("15s", "how long others wait for a leader that is silent"),
  /** Election. */
  RENEW_DEADLINE("10s", "how long a leader goes on without a renewal"),
  /** Election. */
  RETRY_PERIOD("2s", "from one renewal to the next"),
  /** Watches. */
  RESYNC("270s", "how often everything is listed anew, to find what a watch lost");

  private final String standard;
  private final String description;

  Option(String standard, String description) {
    this.standard = standard;
    this.description = description;
  }

  /** The option as given on the command line, without dashes. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable. */
  public String variable() {
    return "ORRERY_" + name();
  }

  /** The value when nobody gives one. */
  public String standard() {
    return standard;
  }

  /** What it is for. */
  public String description() {
    return description;
  }

  /** The option of that name. */
  public static Optional<Option> of(String text) {
    return Arrays.stream(values()).filter(option -> option.text().equals(text)).findFirst();
  }
}
