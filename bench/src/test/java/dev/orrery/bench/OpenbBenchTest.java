package dev.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.bench.openb.OpenbBench;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenbBenchTest {

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void madeUpTrace() throws IOException {
    Path folder = Files.createDirectories(data.resolve("openb"));
    StringBuilder nodes = new StringBuilder("sn,cpu_milli,memory_mib,gpu,model\n");
    for (int i = 0; i < 12; i++) {
      nodes.append("n").append(i).append(",48000,200000,4,T4\n");
    }
    Files.writeString(folder.resolve("openb_node_list_gpu_node.csv"), nodes);
    StringBuilder pods =
        new StringBuilder("name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\n");
    for (int i = 0; i < 60; i++) {
      pods.append("p").append(i);
      pods.append(
          i % 3 == 0
              ? ",4000,9000,1,650,\n"
              : i % 3 == 1 ? ",4000,9000,1,320,T4|A10\n" : ",1000,900,0,0,\n");
    }
    Files.writeString(folder.resolve("openb_pod_list_tiny.csv"), pods);
    try (OutputStream zipped =
        new GZIPOutputStream(
            Files.newOutputStream(folder.resolve("expected_allo_discrete.csv.gz")))) {
      zipped.write(
          """
          workload,sc_policy,tune,seed,total_gpus,0,130
          openb_pod_list_tiny,06-FGD,1.3,42,48,0.2,80.5
          openb_pod_list_tiny,06-FGD,1.3,43,48,0.2,81.5
          openb_pod_list_tiny,05-BestFit,1.3,42,48,0.2,70.0
          openb_pod_list_other,06-FGD,1.3,42,48,0.2,10.0
          """
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void printsOursBesidePublishedForEverySeedAndTheirMeans() throws IOException {
    assertThat(run("--trace", "tiny", "--seeds", "42..44")).isZero();

    JsonNode json = json();
    assertThat(json.get("published_fgd_pct").asDouble()).isEqualTo(81.0);
    assertThat(json.get("published_best_fit_pct").asDouble()).isEqualTo(70.0);
    assertThat(json.get("by_seed")).hasSize(3);
    assertThat(json.get("by_seed").get(1).get("published_fgd_pct").asDouble()).isEqualTo(81.5);
    assertThat(json.get("by_seed").get(2).has("published_fgd_pct")).isFalse();
    double sum = 0;
    for (JsonNode seed : json.get("by_seed")) {
      sum += seed.get("orrery_pct").asDouble();
    }
    assertThat(json.get("orrery_pct").asDouble()).isBetween(sum / 3 - 0.001, sum / 3 + 0.001);
    assertThat(json.get("gpus").asInt()).isEqualTo(48);
    assertThat(json.get("placements_checked").asInt()).isPositive();
    assertThat(json.get("marks").get("fgd_reproduced").get("mark").asDouble()).isEqualTo(0.3);
    assertThat(out.toString()).contains("seed 44 orrery", "mean own FGD / published FGD");
  }

  @Test
  void pairedSharesAreFilledAlmostWhole() throws IOException {
    assertThat(run("--trace", "tiny", "--seed", "42")).isZero();
    // 650 and 320 make 970: 97 % is what the mix allows.
    assertThat(json().get("orrery_pct").asDouble()).isBetween(95.0, 97.0);
  }

  @Test
  void sameSeedSameFigures() throws IOException {
    run("--trace", "tiny", "--seed", "7");
    JsonNode first = json();
    run("--trace", "tiny", "--seed", "7");
    assertThat(json().get("by_seed")).isEqualTo(first.get("by_seed"));
    assertThat(json().get("data_digest")).isEqualTo(first.get("data_digest"));
  }

  @Test
  void anUnknownTraceIsMissingData() throws IOException {
    assertThat(run("--trace", "nothing")).isEqualTo(2);
    assertThat(err.toString())
        .contains("openb_pod_list_nothing.csv", "hkust-adsl/kubernetes-scheduler-simulator");
  }

  @Test
  void aTraceWithoutPublishedFiguresHasNoneToMiss() throws IOException {
    Path folder = data.resolve("openb");
    Files.copy(folder.resolve("openb_pod_list_tiny.csv"), folder.resolve("openb_pod_list_own.csv"));
    assertThat(run("--trace", "own")).isZero();
    assertThat(json().has("published_fgd_pct")).isFalse();
    assertThat(json().get("marks").has("fgd_reproduced")).isFalse();
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    String[] all = new String[args.length + 3];
    all[0] = "openb";
    all[1] = "--data";
    all[2] = data.toString();
    System.arraycopy(args, 0, all, 3, args.length);
    return Main.run(
        List.of(new OpenbBench()), Map.of(), new PrintWriter(out), new PrintWriter(err), all);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString().lines().toList().getLast());
  }
}
