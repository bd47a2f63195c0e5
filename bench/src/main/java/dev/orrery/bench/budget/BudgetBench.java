package dev.orrery.bench.budget;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.ExitCode;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.bench.cluster.BenchCluster;
import dev.orrery.bench.cluster.PackagedOperator;
import dev.orrery.kube.disruption.Ledgers;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.register.Register;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.plan.disruption.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast and how fairly claimants are admitted to the disruption budget. */
@Command(
    name = "budget",
    description = "Claims a second, waits and fairness of the disruption budget.")
public final class BudgetBench implements Benchmark {

  static final String NAMESPACE = "orrery-system";

  private static final int SECONDS = 20;
  private static final int ROOM = 200;
  private static final double FAIR = 0.9;
  private static final List<Scene> SCENES =
      List.of(
          new Scene("room", "room for all, held for no time", ROOM, Duration.ZERO),
          new Scene("one_place", "one place, held for 20 ms", 1, Duration.ofMillis(20)));

  @Option(
      names = "--claimants",
      paramLabel = "N",
      description = "Claimants, each with a connection of its own. Default: ${DEFAULT-VALUE}.")
  private int claimants = 8;

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    if (claimants < 1 || claimants > ROOM) {
      throw new BenchException(
          ExitCode.USAGE, "--claimants is " + claimants + ". Maybe take 1 to " + ROOM + ".");
    }
    try (LocalCluster cluster =
        LocalCluster.start(BenchCluster.of("budget").build(), context::progress)) {
      return measure(context, cluster);
    } catch (ClusterException failed) {
      throw BenchException.unavailable(String.valueOf(failed.getMessage()));
    }
  }

  private BenchResult measure(BenchContext context, LocalCluster cluster)
      throws InterruptedException {
    PackagedOperator.install(cluster);
    Duration length = Duration.ofSeconds(context.seconds(SECONDS));
    try (ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(10))) {
      var writer = new HttpWriter(http, EpochSource.UNFENCED, "bench", 4);
      Register<Ledger> ledger = Ledgers.of(http, writer, NAMESPACE);
      var _ = ledger.swap(Ledger.EMPTY, ledger.read());
      BenchResult.Builder result = BenchResult.builder();
      double bare = new BareSwaps(cluster).perSecond(Duration.ofSeconds(5));
      context.progress("%.0f swaps/s by one client alone".formatted(bare));
      result.field("claimants", claimants).field("bare_swaps_per_s", bare);
      for (Scene scene : SCENES) {
        limit(writer, scene.atOnce());
        // A cold JVM is no claimant's fault.
        var _ = new SceneRun(cluster, scene, context.seed()).run(claimants, length.dividedBy(4));
        Tally tally = new SceneRun(cluster, scene, context.seed()).run(claimants, length);
        report(result, context, scene, tally, (double) length.toSeconds(), bare);
      }
      Ledger left = ledger.read().value();
      int leaked = left == null ? -1 : left.holdings().size();
      return result
          .field("leaked", leaked)
          .mark("leaked", Mark.atMost(leaked, 0))
          .note("Claims are counted apart from the ledger; wait: from asking to holding.")
          .note("bound: half of the swaps that one client alone makes, since a claim takes two.")
          .note("etcd does not wait for the disk here; a disk's fsync adds to every swap.")
          .build();
    }
  }

  private void report(
      BenchResult.Builder result,
      BenchContext context,
      Scene scene,
      Tally tally,
      double seconds,
      double bare) {
    double rate = tally.claims() / seconds;
    double claims = Math.max(1, tally.claims());
    context.progress("%s: %.1f claims/s".formatted(scene.title(), rate));
    String title = scene.title() + ": ";
    result
        .row(new Row(title + "claims/s", rate, null, scene.atOnce() > 1 ? bare / 2 : null))
        .row(Row.of(title + "wait p50, ms", tally.waitMillis(0.5)))
        .row(Row.of(title + "wait p99, ms", tally.waitMillis(0.99)))
        .row(new Row(title + "fairness (Jain)", tally.fairness(), null, 1.0))
        .row(Row.of(title + "swaps turned away per claim", tally.conflicts.sum() / claims))
        .row(Row.of(title + "writes per claim", tally.writes.sum() / claims))
        .row(new Row(title + "held at once at most", tally.most(), null, 1.0 * scene.atOnce()));
    result
        .field(scene.name() + "_claims_per_s", rate)
        .field(scene.name() + "_wait_p50_ms", tally.waitMillis(0.5))
        .field(scene.name() + "_wait_p99_ms", tally.waitMillis(0.99))
        .field(scene.name() + "_fairness", tally.fairness())
        .field(scene.name() + "_fewest_of_one", tally.fewest())
        .field(scene.name() + "_most_of_one", tally.mostOfOne())
        .field(scene.name() + "_conflicts_per_claim", tally.conflicts.sum() / claims)
        .field(scene.name() + "_writes_per_s", tally.writes.sum() / seconds)
        .field(scene.name() + "_refused", tally.refusals())
        .field(scene.name() + "_held_at_once", tally.most())
        .mark(scene.name() + "_held_at_once", Mark.atMost(tally.most(), scene.atOnce()))
        .mark(scene.name() + "_fairness", Mark.atLeast(tally.fairness(), FAIR));
  }

  private static void limit(HttpWriter writer, int atOnce) {
    var ref = new ObjectRef("orrery.dev/v1alpha1", "controlplanes", null, "default");
    Map<String, Object> object =
        Map.of(
            "apiVersion",
            ref.apiVersion(),
            "kind",
            "ControlPlane",
            "metadata",
            Map.of("name", ref.name()),
            "spec",
            Map.of("disruption", Map.of("atOnce", atOnce)));
    writer.write(new Write.Apply(new WritePoint("bench", "limit"), ref, object)).orThrow();
  }
}
