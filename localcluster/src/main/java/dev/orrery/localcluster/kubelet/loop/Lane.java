package dev.orrery.localcluster.kubelet.loop;

/** What goes first when more is to be sent than may be under way. */
public enum Lane {
  /** Late ones cost a node. */
  HEARTBEAT,
  /** Frees names and room. */
  DELETION,
  /** Nodes come before the pods on them. */
  REGISTRATION,
  /** Everything else. */
  STATUS
}
