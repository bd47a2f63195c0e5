package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where nodes and their Leases are, and how an answer about a node is read. */
public final class NodePaths {

  /** All nodes. */
  public static final String NODES = "/api/v1/nodes";

  /** All nodes' Leases. */
  public static final String LEASES =
      "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

  private NodePaths() {}

  /** One node. */
  public static String node(String name) {
    return NODES + "/" + name;
  }

  /** One node's Lease. */
  public static String lease(String name) {
    return LEASES + "/" + name;
  }

  /** Query part: the nodes of a fleet. */
  public static String ofFleet(String fleet) {
    return "labelSelector="
        + URLEncoder.encode(NodeJson.FLEET_LABEL + "=" + fleet, StandardCharsets.UTF_8);
  }

  /** The node in the body of an answer. */
  public static NodeView read(String body) {
    try {
      return NodeView.read(EventStream.JSON.readTree(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("answer about a node is no JSON: " + body, e);
    }
  }
}
