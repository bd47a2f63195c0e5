package dev.orrery.bench.fleet;

import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.cluster.PodSize;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All runs of all entrants.
 *
 * @param fleet what was placed
 * @param outcomes by entrant, one for each round
 */
record Summary(Fleet fleet, Map<Entrant, List<Outcome>> outcomes) {

  private static final double AIM = 1.5;

  BenchResult result(double mostOverBound) {
    long bound = PodSize.lowerBound(fleet.pods());
    BenchResult.Builder result = BenchResult.builder();
    double ours = speed(Entrant.orrery);
    outcomes.forEach(
        (entrant, runs) -> {
          result.field(entrant + "_pods_per_s", round(speed(entrant)));
          result.field(
              entrant + "_pods_per_s_by_round",
              runs.stream().map(run -> round(run.podsPerSecond())).toList());
          if (entrant.contender().decides()) {
            result.field(entrant + "_nodes_used", (long) nodes(entrant));
          }
          if (entrant != Entrant.orrery && outcomes.containsKey(Entrant.orrery)) {
            result.row(
                Row.of("pods/s against " + entrant.contender().title(), ours, speed(entrant)));
          }
        });
    result
        .field("lower_bound", bound)
        .field("nodes", fleet.nodes())
        .field("pods", fleet.pods().size());
    if (outcomes.size() == Entrant.values().length) {
      double packed = nodes(Entrant.kube_packed);
      double used = nodes(Entrant.orrery);
      result.row(
          new Row("nodes used, kube-scheduler told to pack beside", used, packed, (double) bound));
      result.mark("as_fast_as_kube_tuned", Mark.atLeast(ours, speed(Entrant.kube_tuned)));
      result.mark("nodes_of_kube_packed", Mark.atMost(used, packed));
      result.mark("nodes_of_bound", Mark.atMost(used, mostOverBound * bound));
      result.field(
          "aim_met", ours >= AIM * speed(Entrant.kube_tuned) || ours >= speed(Entrant.bare) / 2);
    }
    result.note(
        "Median of the rounds. From the first list of pods, as the audit log has it, to the last binding.");
    result.note(
        "kube-scheduler as it comes is held by its client's limit: it is measured by what it bound in --seconds.");
    result.note(
        "The schedulers write an event for each pod; the bare client decides nothing and writes none.");
    return result.build();
  }

  private double speed(Entrant entrant) {
    return median(entrant, Outcome::podsPerSecond);
  }

  private double nodes(Entrant entrant) {
    return median(entrant, Outcome::nodesUsed);
  }

  private double median(Entrant entrant, ToDoubleFunction<Outcome> figure) {
    double[] sorted =
        outcomes.getOrDefault(entrant, List.of()).stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static double round(double value) {
    return Math.rint(value * 10) / 10;
  }
}
