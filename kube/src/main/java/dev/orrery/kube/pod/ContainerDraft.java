package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.PodRequests;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container as written. */
final class ContainerDraft {

  String name = "";
  final Claims claims = new Claims();
  final List<PortDraft> ports = new ArrayList<>();
  boolean sidecar;

  PortDraft port() {
    PortDraft port = new PortDraft();
    ports.add(port);
    return port;
  }

  /**
   * Its part in the pod's requests.
   *
   * @param status its status, null before it started; without {@code resources} in it the spec
   *     counts alone
   */
  PodRequests.Container asks(@Nullable StatusDraft status) {
    if (status == null || status.actual == null) {
      return new PodRequests.Container(claims.requested(), null, null, sidecar);
    }
    return new PodRequests.Container(
        claims.requested(), status.allocated, status.actual.requests, sidecar);
  }
}
