package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.fault.Cell;
import dev.orrery.kit.fault.CellResult;
import dev.orrery.kit.fault.FaultKind;
import dev.orrery.kit.fault.FaultMatrix;
import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Each fault at each reconciler, for 5, 30 and 120 seconds, and one for a quarter of an hour. */
@Command(
    name = "fault-matrix",
    description = "Every fault at every reconciler, and how soon all is well after it.")
public final class FaultMatrixBench implements Benchmark {

  private static final int CELLS = 150;
  private static final int LIMIT_SECONDS = 60;

  /** In a shorter cell the two rollouts that it holds are most of the requests. */
  private static final int STEADY_SECONDS = 30;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Clusters side by side, two cells at a time in each. Default: 8.")
  private int lanes = 8;

  @Option(
      names = "--longest",
      paramLabel = "SECONDS",
      description = "Leaves longer faults out. Default: ${DEFAULT-VALUE}.")
  private int longest = 900;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only cells whose description holds this. Default: all.")
  private String only = "";

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    List<Cell> cells = new ArrayList<>(Cell.usual());
    cells.addAll(Cell.lasting());
    cells.removeIf(cell -> cell.seconds() > longest || !cell.toString().contains(only));
    var matrix = new FaultMatrix(cells, lanes, new Seed(context.seed()), context::progress);
    return result(matrix.run());
  }

  private static BenchResult result(List<CellResult> results) {
    BenchResult.Builder result = BenchResult.builder();
    for (FaultKind fault : FaultKind.values()) {
      results.stream()
          .filter(cell -> cell.cell().fault() == fault)
          .max(Comparator.comparingDouble(CellResult::seconds))
          .ifPresent(
              worst ->
                  result.row(
                      new Row(fault + ", worst s", worst.seconds(), null, (double) LIMIT_SECONDS)));
    }
    int well = (int) results.stream().filter(CellResult::reconverged).count();
    double worst = results.stream().mapToDouble(CellResult::seconds).max().orElse(0);
    double requests =
        results.stream()
            .filter(cell -> cell.cell().seconds() >= STEADY_SECONDS)
            .mapToDouble(CellResult::requests)
            .max()
            .orElse(0);
    results.stream()
        .filter(cell -> !cell.reconverged())
        .forEach(cell -> result.note(cell.toString()));
    return result
        .note("bound = what is allowed; seconds from the end of the fault until all is well")
        .field("cells", results.size())
        .field("reconverged", well)
        .field("worst_s", worst)
        .field("requests_per_object_s", requests)
        .mark("cells", Mark.atLeast(results.size(), CELLS))
        .mark("reconverged", Mark.atLeast(well, results.size()))
        .mark("worst_s", Mark.atMost(worst, LIMIT_SECONDS))
        .mark("requests_per_object_s", Mark.atMost(requests, 1))
        .build();
  }
}
