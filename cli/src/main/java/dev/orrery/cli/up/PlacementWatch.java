package dev.orrery.cli.up;

import dev.orrery.cli.cluster.Api;
import dev.orrery.cli.status.FleetView;

/** Looks at the demo's pods again and again, and says how far they are, at most once a second. */
final class PlacementWatch {

  private static final double PAUSE_SECONDS = 1;

  private final Api api;
  private final ElapsedProgress progress;
  private Placement last = new Placement(0, 0, 0);
  private double said;

  PlacementWatch(Api api, ElapsedProgress progress) {
    this.api = api;
    this.progress = progress;
  }

  /** What was seen last. */
  Placement last() {
    return last;
  }

  /** Looks now. */
  Placement look() {
    Placement now = Placement.of(api, DemoFleet.NAMESPACE);
    if (!now.equals(last) && progress.seconds() - said >= PAUSE_SECONDS && now.silent() > 0) {
      progress.say(now.toString());
      said = progress.seconds();
    }
    last = now;
    return now;
  }

  /** Whether the ControlPlane's status counts what was seen last. */
  boolean isCounted() {
    FleetView fleet = FleetView.read(api);
    return fleet != null
        && fleet.podsPlaced() >= last.placed()
        && fleet.podsPending() >= last.refused();
  }
}
