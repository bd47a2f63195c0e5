package dev.orrery.scheduler.rule;

import dev.orrery.scheduler.model.HostPort;
import java.util.List;

/** Ports on the node. */
public final class HostPorts {

  private HostPorts() {}

  /** The wanted ports that are taken. */
  public static List<HostPort> conflicts(List<HostPort> wanted, List<HostPort> taken) {
    return wanted.stream().filter(want -> taken.stream().anyMatch(want::conflictsWith)).toList();
  }
}
