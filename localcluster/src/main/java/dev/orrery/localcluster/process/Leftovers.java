package dev.orrery.localcluster.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Ends processes that nobody answers for any more. */
public final class Leftovers {
  private static final Duration GRACE = Duration.ofMillis(500);

  private Leftovers() {}

  /**
   * Ends the processes of every start that was broken off by a kill, whatever folder it worked in.
   */
  public static void sweep() {
    end(Stray::abandoned);
  }

  /** Ends every process of one cluster that carries this name. */
  static void end(Path home, String name) {
    end(stray -> stray.home().equals(home) && stray.name().equals(name));
  }

  /** Ends every process of one cluster. */
  static void endAll(Path home) {
    end(stray -> stray.home().equals(home));
  }

  private static void end(Predicate<Stray> which) {
    List<ProcessIdentity> strays =
        Stray.all().stream()
            .filter(which)
            .map(Stray::identity)
            .filter(identity -> identity.pid() != ProcessHandle.current().pid())
            .toList();
    if (!strays.isEmpty()) {
      Ending.endAll(strays, GRACE);
    }
  }
}
