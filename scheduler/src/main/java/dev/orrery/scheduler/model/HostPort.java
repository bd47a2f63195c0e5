package dev.orrery.scheduler.model;

/**
 * A port on the node.
 *
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param ip the address, {@code 0.0.0.0} for all
 * @param port 1 to 65535
 */
public record HostPort(String protocol, String ip, int port) {

  /** All addresses. */
  public static final String ANY_IP = "0.0.0.0";

  /**
   * Whether both cannot be on one node: same protocol and port, and one address covers the other.
   */
  public boolean conflictsWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (ip.equals(other.ip) || ip.equals(ANY_IP) || other.ip.equals(ANY_IP));
  }
}
