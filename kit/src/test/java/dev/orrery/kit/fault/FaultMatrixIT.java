package dev.orrery.kit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sample of the fault matrix; {@code ./orrery bench fault-matrix} plays all of it. */
class FaultMatrixIT {

  private static final int CELLS = Integer.getInteger("orrery.kit.cells", 8);
  private static final long SEED = Long.getLong("orrery.kit.seed", 42);

  @Test
  void allIsWellSoonAfterEachFault() throws InterruptedException {
    List<Cell> cells = new ArrayList<>(Cell.usual());
    cells.removeIf(cell -> cell.seconds() > 5);
    Collections.shuffle(cells, new Random(SEED));
    List<Cell> sample = cells.subList(0, Math.min(CELLS, cells.size()));

    List<CellResult> results =
        new FaultMatrix(sample, 1, new Seed(SEED), System.out::println).run();

    assertThat(results).hasSameSizeAs(sample).allMatch(CellResult::reconverged);
  }
}
