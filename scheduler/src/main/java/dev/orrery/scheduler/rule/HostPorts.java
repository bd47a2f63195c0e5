package dev.orrery.scheduler.rule;

import dev.orrery.scheduler.model.HostPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ports on the node. */
public final class HostPorts {

  private HostPorts() {}

  /** The first wanted port that is taken, null where all are free. */
  public static @Nullable HostPort conflict(List<HostPort> wanted, List<HostPort> taken) {
    for (HostPort want : wanted) {
      for (HostPort other : taken) {
        if (want.conflictsWith(other)) {
          return want;
        }
      }
    }
    return null;
  }
}
