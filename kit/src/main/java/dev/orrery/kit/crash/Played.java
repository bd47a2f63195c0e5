package dev.orrery.kit.crash;

import dev.orrery.kit.state.ClusterState;
import dev.orrery.kit.state.WriteCounts;
import java.util.List;

/**
 * A story that was played to its end.
 *
 * @param end the state it ended in
 * @param counts what Orrery made and deleted
 * @param boundaries its writes, in order
 */
record Played(ClusterState end, WriteCounts counts, List<Boundary> boundaries) {

  Played {
    boundaries = List.copyOf(boundaries);
  }
}
