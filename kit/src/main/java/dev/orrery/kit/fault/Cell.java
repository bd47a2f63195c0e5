package dev.orrery.kit.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * One fault, at one reconciler, for so long.
 *
 * @param fault what goes wrong
 * @param probe at whom
 * @param seconds for how long
 */
public record Cell(FaultKind fault, Probe probe, int seconds) {

  private static final int[] USUAL = {5, 30, 120};
  private static final int LONG = 900;

  /** Every fault at every reconciler that it can befall, each for 5, 30 and 120 seconds. */
  public static List<Cell> usual() {
    List<Cell> cells = new ArrayList<>();
    for (int seconds : USUAL) {
      for (Probe probe : Probes.all()) {
        for (FaultKind fault : FaultKind.values()) {
          if (befalls(fault, probe)) {
            cells.add(new Cell(fault, probe, seconds));
          }
        }
      }
    }
    return cells;
  }

  /** One fault for a quarter of an hour at every reconciler. */
  public static List<Cell> lasting() {
    return Probes.all().stream().map(probe -> new Cell(FaultKind.BLACK_HOLE, probe, LONG)).toList();
  }

  /** A past that lasts forbids an election its Lease: nobody reads Leases from a cache. */
  private static boolean befalls(FaultKind fault, Probe probe) {
    return (!fault.watching() || probe.watches())
        && !(fault == FaultKind.STALE_VIEW && probe.targets().contains("leases"));
  }

  @Override
  public String toString() {
    return probe.name() + ", " + fault + ", " + seconds + " s";
  }
}
