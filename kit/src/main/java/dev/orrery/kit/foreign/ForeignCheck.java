package dev.orrery.kit.foreign;

import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All blows that need not be alone in their cluster; those that come every second for a while only.
 */
public final class ForeignCheck implements Check {

  private static final int LONGEST = 20;

  /** Three times what is promised: here other trials share the machine, and only "never" counts. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final double WRITES_PER_MINUTE = 3;

  @Override
  public String name() {
    return "foreign-writers";
  }

  @Override
  public List<String> run(Ground ground) throws InterruptedException {
    Set<String> chosen =
        Attacks.all().stream()
            .filter(attack -> !attack.alone() || attack instanceof FalseStatus)
            .map(Attack::name)
            .collect(Collectors.toSet());
    return new ForeignWriters(ground.seed(), ground::progress)
        .run(ground.lane(), chosen::contains, LONGEST, PATIENCE).stream()
            .filter(result -> !result.repaired() || result.writesPerMinute() > WRITES_PER_MINUTE)
            .map(AttackResult::toString)
            .toList();
  }
}
