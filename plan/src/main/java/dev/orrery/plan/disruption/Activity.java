package dev.orrery.plan.disruption;

/** What kind of work disrupts. */
public enum Activity {
  /** A plan moves pods by evicting them. */
  EVICTION("Eviction"),
  /** Something that looks ill is replaced. */
  HEALING("Healing"),
  /** A fault is injected on purpose. */
  CHAOS("Chaos"),
  /** Capacity is taken away. */
  SCALE_IN("ScaleIn"),
  /** Writes to a shard are held back for the moment of a move. */
  SHARD_FENCE("ShardFence");

  private final String text;

  Activity(String text) {
    this.text = text;
  }

  /** As the API writes it. */
  public String text() {
    return text;
  }
}
