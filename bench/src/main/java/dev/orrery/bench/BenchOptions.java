package dev.orrery.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every benchmark takes. */
final class BenchOptions {

  /** What is printed. */
  enum Output {
    /** A table, then the JSON object as the last line. */
    table,
    /** The JSON object only. */
    json
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with the public data sets. Default: the environment's ORRERY_BENCH_DATA.")
  @Nullable Path data;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Wall seconds for an instance, one after the other. Default: the benchmark's.")
  @Nullable Integer seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all chance in the run. Default: ${DEFAULT-VALUE}.")
  long seed = 42;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      converter = SeedRange.Converter.class,
      description =
          "Several seeds, both ends included, where the benchmark repeats itself by seed.")
  @Nullable SeedRange seeds;

  @Option(names = "--check", description = "End with exit code 3 when a mark is not met.")
  boolean check;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "One of ${COMPLETION-CANDIDATES}: json leaves the table out. Default: table.")
  Output output = Output.table;
}
