package dev.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Adds the seeds of its range, and reads a file on request. */
  @Command(name = "sum", description = "Adds seeds.")
  static final class SumBench implements Benchmark {
    @Option(names = "--file")
    String file = "";

    @Option(names = "--fail")
    boolean fail;

    @Override
    public BenchResult run(BenchContext context) throws IOException {
      if (fail) {
        throw BenchException.unavailable("etcd is not found. Maybe install it.");
      }
      context.progress("adding");
      double sum = context.seeds().stream().sum();
      if (!file.isEmpty()) {
        try (var lines = context.data().open(file, "example/data: sums")) {
          sum += Double.parseDouble(lines.readLine());
        }
      }
      return BenchResult.builder()
          .row(new Row("sum", sum, 100.0, 200.0))
          .row(Row.of("a longer instance", 0.5))
          .note("seconds: " + context.seconds(7))
          .field("sum_pct", sum)
          .mark("sum_pct", Mark.atLeast(sum, 100))
          .version("peer", "1.2")
          .build();
    }
  }

  @Test
  void printsAlignedTableAndJsonAsLastLine() {
    assertThat(run("sum", "--seeds", "42..44")).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("instance            ours  published/peer  bound   ratio");
    assertThat(lines.get(1)).isEqualTo("sum                  129             100    200  1.2900");
    assertThat(lines.get(2)).isEqualTo("a longer instance  0.500               -      -       -");
    assertThat(lines.get(3)).isEqualTo("seconds: 7");
    JsonNode json = json();
    assertThat(json.get("sum_pct").asDouble()).isEqualTo(129);
    assertThat(json.get("bench").asText()).isEqualTo("sum");
    assertThat(json.get("seeds").asText()).isEqualTo("42..44");
    assertThat(json.get("versions").get("peer").asText()).isEqualTo("1.2");
    assertThat(json.get("marks").get("sum_pct").get("met").asBoolean()).isTrue();
    assertThat(json.has("load_average")).isTrue();
    assertThat(json.get("data_digest").isNull()).isTrue();
    assertThat(err.toString()).isEqualTo("adding\n");
  }

  @Test
  void jsonOutputLeavesTheTableOut() {
    assertThat(run("sum", "--output", "json")).isZero();
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void unmetMarkEndsWith3OnlyWhenChecked() {
    assertThat(run("sum", "--seed", "7")).isZero();
    assertThat(run("sum", "--seed", "7", "--check")).isEqualTo(3);
    assertThat(run("sum", "--seed", "100", "--check")).isZero();
  }

  @Test
  void missingDataNamesOptionEnvironmentAndRepository() {
    assertThat(run("sum", "--file", "sums.txt")).isEqualTo(2);
    assertThat(err.toString()).contains("--data", "ORRERY_BENCH_DATA", "example/data: sums");
  }

  @Test
  void dataIsFoundByOptionOrEnvironmentAndHasADigest(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("sums.txt"), "58\n");

    assertThat(run("sum", "--file", "sums.txt", "--data", folder.toString(), "--check")).isZero();
    String digest = json().get("data_digest").asText();
    assertThat(digest).hasSize(64);
    int code = runWith(Map.of("ORRERY_BENCH_DATA", folder.toString()), "sum", "--file", "sums.txt");
    assertThat(code).isZero();
    assertThat(json().get("data_digest").asText()).isEqualTo(digest);
    assertThat(run("sum", "--file", "none.txt", "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none.txt", folder.toString());
  }

  @Test
  void knownFailureKeepsItsExitCodeAndOneLine() {
    assertThat(run("sum", "--fail")).isEqualTo(69);
    assertThat(err.toString()).isEqualTo("etcd is not found. Maybe install it.\n");
  }

  @Test
  void wrongOptionsAreUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(run("sum", "--seeds", "44..42")).isEqualTo(2);
    assertThat(err.toString()).contains("44..42");
  }

  @Test
  void helpListsBenchmarksAndExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("sum", "Adds seeds.", "130");
    assertThat(run("sum", "--help")).isZero();
    assertThat(out.toString()).contains("--seeds", "--file");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).isEqualTo("development\n");
  }

  private int run(String... args) {
    return runWith(Map.of(), args);
  }

  private int runWith(Map<String, String> environment, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(
        List.of(new SumBench()), environment, new PrintWriter(out), new PrintWriter(err), args);
  }

  private JsonNode json() {
    try {
      return new ObjectMapper().readTree(out.toString().lines().toList().getLast());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
