package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a Service is reached. */
public enum ServiceType {
  /** By an address inside the cluster. */
  @JsonProperty("ClusterIP")
  CLUSTER_IP("ClusterIP"),
  /** By a port on every node. */
  @JsonProperty("NodePort")
  NODE_PORT("NodePort"),
  /** By a load balancer outside the cluster. */
  @JsonProperty("LoadBalancer")
  LOAD_BALANCER("LoadBalancer"),
  /** By the pods' own addresses, from DNS. */
  @JsonProperty("Headless")
  HEADLESS("ClusterIP");

  private final String kubernetesType;

  ServiceType(String kubernetesType) {
    this.kubernetesType = kubernetesType;
  }

  /** The type as a Service of Kubernetes has it. */
  public String kubernetesType() {
    return kubernetesType;
  }
}
