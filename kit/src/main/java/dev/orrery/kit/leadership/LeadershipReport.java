package dev.orrery.kit.leadership;

import java.time.Duration;
import java.util.List;

/**
 * What came of many upheavals.
 *
 * @param transitions one for each
 * @param stale what arrived with an epoch that was over
 * @param propagation how long a new epoch took to be known to the admission policy, each time
 */
public record LeadershipReport(
    List<Transition> transitions, StaleWrites stale, List<Duration> propagation) {

  /** Copies the lists. */
  public LeadershipReport {
    transitions = List.copyOf(transitions);
    propagation = List.copyOf(propagation);
  }

  static LeadershipReport of(List<LeadershipReport> parts) {
    return new LeadershipReport(
        parts.stream().flatMap(part -> part.transitions.stream()).toList(),
        parts.stream().map(LeadershipReport::stale).reduce(StaleWrites.NONE, StaleWrites::and),
        parts.stream().flatMap(part -> part.propagation.stream()).toList());
  }
}
