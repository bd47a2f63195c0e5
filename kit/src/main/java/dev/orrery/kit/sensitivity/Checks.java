package dev.orrery.kit.sensitivity;

import dev.orrery.kit.budget.BudgetCheck;
import dev.orrery.kit.budget.ClaimCheck;
import dev.orrery.kit.crash.CrashCheck;
import dev.orrery.kit.fault.FaultCheck;
import dev.orrery.kit.foreign.ForeignCheck;
import dev.orrery.kit.leadership.ReignCheck;
import dev.orrery.kit.play.ConductCheck;
import dev.orrery.kit.play.DigitCheck;
import dev.orrery.kit.play.HasteCheck;
import dev.orrery.kit.play.NeighbourCheck;
import dev.orrery.kit.play.PauseCheck;
import dev.orrery.kit.play.RaceCheck;
import dev.orrery.kit.play.RoomCheck;
import dev.orrery.kit.play.ScopeCheck;
import dev.orrery.kit.play.SleepersCheck;
import dev.orrery.kit.play.StartCheck;
import dev.orrery.kit.play.StormCheck;
import dev.orrery.kit.play.TokenCheck;
import dev.orrery.kit.play.UnsaidCheck;
import dev.orrery.kit.sequence.SequenceCheck;
import dev.orrery.kit.stale.FrozenCheck;
import dev.orrery.kit.stale.StaleCheck;
import java.util.List;
import java.util.stream.Stream;

/** All checks; a new one adds a line. */
public final class Checks {

  private Checks() {}

  /** What finds most in a second comes first. */
  public static List<Check> all() {
    return List.of(
        new BudgetCheck(),
        new DigitCheck(),
        new ConductCheck(),
        new RaceCheck(),
        new SleepersCheck(),
        new UnsaidCheck(),
        new HasteCheck(),
        new PauseCheck(),
        new NeighbourCheck(),
        new RoomCheck(),
        new StartCheck(),
        new StormCheck(),
        new TokenCheck(),
        new ScopeCheck(),
        new ClaimCheck(),
        new FaultCheck(),
        new LeadershipCheck(),
        new ReignCheck(),
        new ForeignCheck(),
        new SequenceCheck(),
        new StaleCheck(),
        new FrozenCheck(),
        new CrashCheck());
  }

  /**
   * All, with one of them before the others. Each follows from the seed alone, so what is found
   * does not depend on the order, only when.
   *
   * @param name of that one
   * @throws IllegalArgumentException when there is none
   */
  public static List<Check> beginningWith(String name) {
    Check first = named(name);
    return Stream.concat(
            Stream.of(first), all().stream().filter(check -> !check.name().equals(name)))
        .toList();
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Check named(String name) {
    return all().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "check is "
                        + name
                        + ". Maybe one of "
                        + all().stream().map(Check::name).toList()
                        + "."));
  }
}
