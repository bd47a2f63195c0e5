package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.api.NodePaths;
import java.net.http.HttpResponse;

/** Takes a fleet out of a cluster that lives on without it. */
public final class SimulatedNodes {

  private SimulatedNodes() {}

  /**
   * Deletes all nodes of a fleet. Their Leases go with them, and the cluster's controllers delete
   * the pods that were bound to them.
   *
   * @param fleet its name, see {@link KubeletOptions#name()}
   * @throws IllegalStateException when the API server refuses
   */
  public static void remove(ApiServer api, String fleet) {
    String path = NodePaths.NODES + "?" + NodePaths.ofFleet(fleet);
    HttpResponse<String> answer =
        api.send(api.request("DELETE", path, null, "application/json")).join();
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          "DELETE nodes of fleet %s: %d %s. Maybe the kubeconfig's user may not delete nodes."
              .formatted(fleet, answer.statusCode(), answer.body()));
    }
  }
}
