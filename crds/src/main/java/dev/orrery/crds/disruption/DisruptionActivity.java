package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of work disrupts. */
public enum DisruptionActivity {
  /** A plan moves pods by evicting them. */
  @JsonProperty("Eviction")
  EVICTION,
  /** Something that looks ill is replaced. */
  @JsonProperty("Healing")
  HEALING,
  /** A fault is injected on purpose. */
  @JsonProperty("Chaos")
  CHAOS,
  /** Capacity is taken away. */
  @JsonProperty("ScaleIn")
  SCALE_IN,
  /** Writes to a shard are held back for the moment of a move. */
  @JsonProperty("ShardFence")
  SHARD_FENCE
}
