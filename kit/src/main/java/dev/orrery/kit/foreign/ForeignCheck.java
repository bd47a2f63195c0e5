package dev.orrery.kit.foreign;

import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All single blows that need not be alone in their cluster. */
public final class ForeignCheck implements Check {

  @Override
  public String name() {
    return "foreign-writers";
  }

  @Override
  public boolean needsLane() {
    return false;
  }

  @Override
  public List<String> run(Ground ground) throws InterruptedException {
    Set<String> quick =
        Attacks.all().stream()
            .filter(attack -> attack.seconds() == 0 && !attack.alone())
            .map(Attack::name)
            .collect(Collectors.toSet());
    return new ForeignWriters(ground.seed(), ground::progress)
        .run(quick::contains).stream()
            .filter(result -> !result.repaired())
            .map(AttackResult::toString)
            .toList();
  }
}
