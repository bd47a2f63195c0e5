package dev.orrery.localcluster.kubelet.pod;

/**
 * A port of the node that a container takes.
 *
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param address {@code 0.0.0.0} for all
 * @param port 1 to 65535
 */
public record HostPort(String protocol, String address, int port) {

  private static final String ANY = "0.0.0.0";

  /** Whether both cannot be on one node. */
  public boolean clashesWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (address.equals(other.address) || address.equals(ANY) || other.address.equals(ANY));
  }
}
