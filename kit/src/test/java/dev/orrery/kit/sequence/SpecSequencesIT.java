package dev.orrery.kit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of all sequences; {@code ./orrery bench spec-sequences} plays many. */
class SpecSequencesIT {

  private static final int TRANSITIONS = Integer.getInteger("orrery.kit.transitions", 60);
  private static final String KIND = System.getProperty("orrery.kit.kind", "");
  private static final long SEED = Long.getLong("orrery.kit.seed", 42);

  @Test
  void theEndDependsOnTheLastSpecOnlyAndNothingIsSilent() throws InterruptedException {
    var sequences = new SpecSequences(new Seed(SEED), 8, System.out::println);

    List<SequenceResult> results = sequences.run(SpecSubjects.named(KIND), TRANSITIONS);

    assertThat(results).hasSizeGreaterThan(3).allMatch(SequenceResult::clean);
    assertThat(results.stream().mapToInt(result -> result.refusals().size()).sum()).isPositive();
  }
}
