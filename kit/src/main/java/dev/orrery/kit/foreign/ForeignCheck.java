package dev.orrery.kit.foreign;

import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All single blows that need not be alone in their cluster, and a few of those that come every
 * second, for a while.
 */
public final class ForeignCheck implements Check {

  private static final int LASTING = 2;
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
    List<Attack> beside = Attacks.all().stream().filter(attack -> !attack.alone()).toList();
    List<Attack> lasting =
        new ArrayList<>(beside.stream().filter(attack -> attack.seconds() > 0).toList());
    Collections.shuffle(lasting, Random.from(ground.seed().random("foreign")));
    Set<String> chosen =
        Stream.concat(
                beside.stream().filter(attack -> attack.seconds() == 0),
                lasting.stream().limit(LASTING))
            .map(Attack::name)
            .collect(Collectors.toSet());
    return new ForeignWriters(ground.seed(), ground::progress)
        .run(ground.lane(), chosen::contains, LONGEST, PATIENCE).stream()
            .filter(result -> !result.repaired() || result.writesPerMinute() > WRITES_PER_MINUTE)
            .map(AttackResult::toString)
            .toList();
  }
}
