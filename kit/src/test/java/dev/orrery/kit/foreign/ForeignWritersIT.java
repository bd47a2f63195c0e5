package dev.orrery.kit.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A few attacks; {@code ./orrery bench foreign-writers} tries all. */
class ForeignWritersIT {

  private static final Set<String> ATTACKS =
      Set.of(
          "labels off the Deployment",
          "owner off the Service",
          "replicas by kubectl scale",
          "the Service deleted",
          "a false ControlPlane status");

  @Test
  void whatOthersChangeIsPutRightOrTold() throws InterruptedException {
    var writers = new ForeignWriters(new Seed(42), System.out::println);

    List<AttackResult> results = writers.run(ATTACKS::contains);

    assertThat(results).hasSameSizeAs(ATTACKS).allMatch(AttackResult::repaired);
  }
}
