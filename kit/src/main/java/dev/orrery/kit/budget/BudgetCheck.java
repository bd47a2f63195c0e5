package dev.orrery.kit.budget;

import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import java.util.List;

/** A share of the interleavings of holders, crashes and old reads: no limit exceeded, no leak. */
public final class BudgetCheck implements Check {

  private static final long INTERLEAVINGS = 1_500;

  @Override
  public String name() {
    return "budget";
  }

  @Override
  public boolean needsLane() {
    return false;
  }

  @Override
  public List<String> run(Ground ground) {
    long from = ground.seed().value() * INTERLEAVINGS;
    for (long seed = from; seed < from + INTERLEAVINGS; seed++) {
      List<String> complaints = new World(seed, ModelServer.Flaw.NONE).run();
      if (!complaints.isEmpty()) {
        return List.of("interleaving " + seed + ": " + complaints.getFirst());
      }
    }
    return List.of();
  }
}
