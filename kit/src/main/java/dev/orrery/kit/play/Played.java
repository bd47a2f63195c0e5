package dev.orrery.kit.play;

import dev.orrery.kit.state.ClusterState;
import dev.orrery.kit.state.WriteCounts;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.util.List;

/**
 * A story that was played to its end undisturbed.
 *
 * @param end the state it ended in
 * @param counts what Orrery made and deleted
 * @param passed the requests of its operator, in the order of their end
 */
public record Played(ClusterState end, WriteCounts counts, List<JournalEntry> passed) {

  /** Copies the list. */
  public Played {
    passed = List.copyOf(passed);
  }
}
