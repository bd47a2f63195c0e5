package dev.orrery.localcluster.binary;

/** A program that a local cluster needs. */
public enum Program {
  /** The store of the API server. */
  ETCD("etcd"),
  /** The API server. */
  KUBE_APISERVER("kube-apiserver"),
  /** The controllers of Kubernetes itself. */
  KUBE_CONTROLLER_MANAGER("kube-controller-manager"),
  /** The scheduler of Kubernetes itself. */
  KUBE_SCHEDULER("kube-scheduler"),
  /** The command line of Kubernetes. */
  KUBECTL("kubectl");

  private final String file;

  Program(String file) {
    this.file = file;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }
}
