package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.sequence.SequenceResult;
import dev.orrery.kit.sequence.SpecSequences;
import dev.orrery.kit.sequence.SpecSubject;
import dev.orrery.kit.sequence.SpecSubjects;
import dev.orrery.plan.Seed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Specs drawn from the definitions, one after the other. */
@Command(
    name = "spec-sequences",
    description =
        "Specs drawn from the definitions' schemas: the end depends on the last one only.")
public final class SpecSequencesBench implements Benchmark {

  private static final int TRANSITIONS = 2000;
  private static final int WIDTH = 90;

  @Option(
      names = "--transitions",
      paramLabel = "N",
      description = "Specs that are sent. Default: ${DEFAULT-VALUE}.")
  private int wanted = TRANSITIONS;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Sequences side by side. Default: ${DEFAULT-VALUE}.")
  private int width = 16;

  @Option(
      names = "--kind",
      paramLabel = "PREFIX",
      description = "Only definitions whose names begin so.")
  private String kind = "";

  @Option(names = "--only", paramLabel = "SEED", description = "Plays only the sequence of a seed.")
  private @Nullable Long only;

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    var sequences = new SpecSequences(new Seed(context.seed()), width, context::progress);
    List<SpecSubject> subjects = SpecSubjects.named(kind);
    Long one = only;
    List<SequenceResult> all =
        one == null ? sequences.run(subjects, wanted) : sequences.only(subjects, one);
    BenchResult.Builder result = BenchResult.builder();
    for (SpecSubject subject : subjects) {
      row(result, subject.crd(), all);
    }
    refusals(all).forEach((what, words) -> result.note("refused, " + what + ": " + words));
    all.stream()
        .filter(each -> !each.clean())
        .forEach(each -> result.note(each.toString()).note(each.yaml()));
    int transitions = all.stream().mapToInt(SequenceResult::transitions).sum();
    int dependent = (int) all.stream().filter(each -> !each.path().isEmpty()).count();
    int silent = all.stream().mapToInt(each -> each.silent().size()).sum();
    long recovered = all.stream().filter(SequenceResult::recovered).count();
    double percent = all.isEmpty() ? 0 : 100.0 * recovered / all.size();
    return result
        .note("bound = sequences; a seed is played again with --kind and --only")
        .field("transitions", transitions)
        .field("path_dependent", dependent)
        .field("silent", silent)
        .field("recovered_pct", percent)
        .mark("transitions", Mark.atLeast(transitions, TRANSITIONS))
        .mark("path_dependent", Mark.atMost(dependent, 0))
        .mark("silent", Mark.atMost(silent, 0))
        .mark("recovered_pct", Mark.atLeast(percent, 100))
        .build();
  }

  private static void row(BenchResult.Builder result, String crd, List<SequenceResult> all) {
    List<SequenceResult> of = all.stream().filter(each -> each.crd().equals(crd)).toList();
    result.row(
        new Row(
            crd + ", clean",
            (double) of.stream().filter(SequenceResult::clean).count(),
            null,
            (double) of.size()));
  }

  /** What people see, one example each. */
  private static Map<String, String> refusals(List<SequenceResult> all) {
    Map<String, String> words = new TreeMap<>();
    for (SequenceResult each : all) {
      each.refusals()
          .forEach(
              (what, message) ->
                  words.putIfAbsent(
                      what,
                      message.length() > WIDTH * 3 ? message.substring(0, WIDTH * 3) : message));
    }
    return words;
  }
}
