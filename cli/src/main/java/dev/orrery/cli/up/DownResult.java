package dev.orrery.cli.up;

import java.util.List;

/**
 * What {@code orrery down} did.
 *
 * @param command always {@code down}
 * @param cluster its name
 * @param found whether there was such a cluster
 * @param stopped names of the processes that it ended
 * @param dataKept whether a later {@code up} finds the objects again
 */
record DownResult(
    String command, String cluster, boolean found, List<String> stopped, boolean dataKept) {

  DownResult {
    stopped = List.copyOf(stopped);
  }
}
