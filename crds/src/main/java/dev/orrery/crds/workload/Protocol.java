package dev.orrery.crds.workload;

/** What a port speaks. */
public enum Protocol {
  /** A stream. */
  TCP,
  /** Datagrams. */
  UDP,
  /** Several streams in one association. */
  SCTP
}
