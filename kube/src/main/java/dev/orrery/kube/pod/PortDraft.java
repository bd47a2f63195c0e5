package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.HostPort;
import org.jspecify.annotations.Nullable;

/** A container's port as written. */
final class PortDraft {

  int hostPort;
  int containerPort;
  String protocol = "";
  String hostIp = "";

  /**
   * The port that it takes on the node, null where it takes none.
   *
   * @param hostNetwork whether the pod shares the node's network, where every port is the node's
   */
  @Nullable HostPort onNode(boolean hostNetwork) {
    int port = hostPort == 0 && hostNetwork ? containerPort : hostPort;
    if (port == 0) {
      return null;
    }
    return new HostPort(
        protocol.isEmpty() ? "TCP" : protocol, hostIp.isEmpty() ? HostPort.ANY_IP : hostIp, port);
  }
}
