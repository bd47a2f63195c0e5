package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.leadership.BindingCost;
import dev.orrery.kit.leadership.LeadershipReport;
import dev.orrery.kit.leadership.LeadershipTrials;
import dev.orrery.kit.leadership.StaleWrites;
import dev.orrery.kit.leadership.Transition;
import dev.orrery.kit.leadership.Upheaval;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kube.lead.LeaseTerms;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Leaders that lose their place, again and again. */
@Command(
    name = "leadership",
    description =
        "Leaders that freeze, are cut off or robbed: gaps, and writes that come too late.")
public final class LeadershipBench implements Benchmark {

  private static final int PRODUCT_GAP_SECONDS = 20;
  private static final int BACK_SECONDS = 60;

  /** Once in so many transitions the API server dies, and once the cluster is restored. */
  private static final int RARE = 50;

  private static final int FREEZES = 4;
  private static final int PODS = 400;

  @Option(
      names = "--transitions",
      paramLabel = "N",
      description = "With Leases of 3 s. Default: ${DEFAULT-VALUE}.")
  private int transitions = 100;

  @Option(
      names = "--product",
      paramLabel = "N",
      description = "Further ones with the product's Leases of 15 s. Default: ${DEFAULT-VALUE}.")
  private int product = 20;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only this upheaval, such as WRITES_HELD_UP.")
  private @Nullable Upheaval only;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Clusters side by side. Default: ${DEFAULT-VALUE}.")
  private int lanes = 3;

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    Seed seed = new Seed(context.seed());
    BindingCost.Rates rates = bindings();
    context.progress(
        String.format(
            Locale.ROOT,
            "%.0f bindings/s with the fence, %.0f without",
            rates.fenced(),
            rates.bare()));
    LeadershipReport quick =
        new LeadershipTrials(lanes, OperatorSpec.QUICK, seed, context::progress)
            .run(upheavals(transitions, RARE));
    LeadershipReport shipped =
        new LeadershipTrials(
                lanes, OperatorSpec.QUICK.terms(LeaseTerms.DEFAULT), seed, context::progress)
            .run(upheavals(product, Integer.MAX_VALUE));
    List<Transition> all =
        Stream.of(quick, shipped).flatMap(report -> report.transitions().stream()).toList();
    double propagation = longest(quick.propagation()).toNanos() / 1e6;
    StaleWrites both = quick.stale().and(shipped.stale());
    double proved = both.slowest().toNanos() / 1e6;
    double gap = p99(gaps(quick.transitions(), false));
    double productGap = p99(gaps(shipped.transitions(), false));
    double back = gaps(all, true).stream().max(Double::compare).orElse(0.0);
    int unrecovered = (int) all.stream().filter(each -> !each.recovered()).count();
    BenchResult.Builder result = BenchResult.builder();
    for (Upheaval upheaval : Upheaval.values()) {
      row(result, upheaval, quick.transitions());
    }
    both.accepted().forEach(result::note);
    all.stream().filter(each -> !each.recovered()).forEach(each -> result.note(each.toString()));
    return result
        .note("value = longest gap in seconds, bound = how often, with Leases of 3 s")
        .field("transitions", quick.transitions().size())
        .field("product_transitions", shipped.transitions().size())
        .field("stale_writes_refused", both.refused())
        .field("stale_writes_before_new_leader", both.late())
        .field("stale_writes_accepted", both.accepted().size())
        .field("propagation_max_ms", propagation)
        .field("fence_proved_max_ms", proved)
        .field("bindings_per_s_fenced", rates.fenced())
        .field("bindings_per_s_bare", rates.bare())
        .field("gap_p99_s", gap)
        .field("gap_product_p99_s", productGap)
        .field("leader_after_api_s", back)
        .field("unrecovered", unrecovered)
        .mark("transitions", Mark.atLeast(quick.transitions().size(), transitions))
        .mark("stale_writes_accepted", Mark.atMost(both.accepted().size(), 0))
        .mark("gap_product_p99_s", Mark.atMost(productGap, PRODUCT_GAP_SECONDS))
        .mark("leader_after_api_s", Mark.atMost(back, BACK_SECONDS))
        .mark("unrecovered", Mark.atMost(unrecovered, 0))
        .build();
  }

  private static BindingCost.Rates bindings() throws InterruptedException {
    try (Lane lane = Lane.start("cost")) {
      return new BindingCost(lane).measure(PODS);
    }
  }

  /** Each kind in turn; a quarter of them freezes, which only whole processes can. */
  private List<Upheaval> upheavals(int count, int rare) {
    List<Upheaval> common =
        Stream.of(Upheaval.values())
            .filter(each -> !each.needsProcess() && !each.ofTheServer())
            .toList();
    List<Upheaval> chosen = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (only != null) {
        chosen.add(only);
      } else if (i % rare == rare / 2) {
        chosen.add(Upheaval.API_SERVER_RESTARTED);
      } else if (i % rare == rare / 2 + 1) {
        chosen.add(Upheaval.RESTORED);
      } else if (i % FREEZES == 0) {
        chosen.add(Upheaval.FREEZE);
      } else {
        chosen.add(common.get(next++ % common.size()));
      }
    }
    return chosen;
  }

  private static void row(
      BenchResult.Builder result, Upheaval upheaval, List<Transition> transitions) {
    List<Transition> of = transitions.stream().filter(t -> t.upheaval() == upheaval).toList();
    if (!of.isEmpty()) {
      double worst = of.stream().mapToDouble(Transition::seconds).max().orElse(0);
      result.row(new Row(upheaval.text(), worst, null, (double) of.size()));
    }
  }

  private static List<Double> gaps(Collection<Transition> transitions, boolean ofTheServer) {
    return transitions.stream()
        .filter(each -> each.upheaval().ofTheServer() == ofTheServer)
        .map(Transition::seconds)
        .sorted()
        .toList();
  }

  private static double p99(List<Double> sorted) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
  }

  private static Duration longest(List<Duration> durations) {
    return durations.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
