package dev.orrery.localcluster.proxy;

/** What becomes of all connections at once. */
public enum Passage {
  /** They pass. */
  OPEN,
  /** They stay open and nothing passes, in either direction: a black hole. */
  SILENT,
  /** They are broken, and new ones are refused: a partition that tells. */
  BROKEN
}
