package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.binary.Program;

/** A part of a control plane, in the order of starting. */
public enum Component {
  /** The store. */
  ETCD(Program.ETCD),
  /** The API server. */
  API_SERVER(Program.KUBE_APISERVER),
  /** Deployments, Jobs, namespaces, garbage: the controllers of Kubernetes itself. */
  CONTROLLER_MANAGER(Program.KUBE_CONTROLLER_MANAGER),
  /** The scheduler of Kubernetes itself. */
  SCHEDULER(Program.KUBE_SCHEDULER);

  private final Program program;

  Component(Program program) {
    this.program = program;
  }

  /** The program that is run for it. */
  public Program program() {
    return program;
  }

  /** The name of its process and its log. */
  public String processName() {
    return program.file();
  }
}
