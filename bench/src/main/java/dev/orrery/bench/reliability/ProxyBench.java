package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.ProxySpec;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.plan.Seed;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the fault proxy adds to a request, against a server that answers at once. */
@Command(name = "proxy", description = "Requests through the fault proxy, and the time it adds.")
public final class ProxyBench implements Benchmark {

  private static final int ROUNDS = 5;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests a second. Default: ${DEFAULT-VALUE}.")
  private int rate = 2_000;

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException, IOException {
    Seed seed = new Seed(context.seed());
    int seconds = context.seconds(5);
    // A proxy that answers everything by itself is the server: it speaks the same TLS and HTTP/2.
    Config none = Config.empty();
    try (FaultProxy server = FaultProxy.start(spec(URI.create("https://127.0.0.1:1"), none, seed));
        FaultProxy proxy = FaultProxy.start(spec(server.uri(), config(server), seed))) {
      var answer = new Fault.Answer(404, "NotFound", null);
      server.faults().add(Rule.always("server", CallMatch.ALL, answer));
      List<Double> direct = new ArrayList<>();
      List<Double> proxied = new ArrayList<>();
      List<Double> added = new ArrayList<>();
      double reached = Double.MAX_VALUE;
      try (SteadyLoad straight = new SteadyLoad(config(server), rate);
          SteadyLoad around = new SteadyLoad(config(proxy), rate)) {
        straight.warmUp();
        around.warmUp();
        for (int round = 1; round <= ROUNDS; round++) {
          SteadyLoad.Figures without = straight.run(seconds);
          SteadyLoad.Figures with = around.run(seconds);
          direct.add(without.p50Millis());
          proxied.add(with.p50Millis());
          added.add(with.p50Millis() - without.p50Millis());
          reached = Math.min(reached, with.perSecond());
          context.progress(
              "round %d: %s without the proxy, %s with it".formatted(round, without, with));
        }
      }
      double median = median(added);
      return BenchResult.builder()
          .row(Row.of("p50 without the proxy, ms", median(direct)))
          .row(Row.of("p50 with the proxy, ms", median(proxied)))
          .row(Row.of("requests/s with the proxy", reached))
          .note("medians of %d rounds; requests/s of the slowest".formatted(ROUNDS))
          .field("requests_per_s", reached)
          .field("p50_direct_ms", median(direct))
          .field("p50_proxied_ms", median(proxied))
          .field("p50_added_ms", median)
          .mark("requests_per_s", Mark.atLeast(reached, 0.99 * rate))
          .mark("p50_added_ms", Mark.atMost(median, 1))
          .build();
    }
  }

  private static ProxySpec spec(URI upstream, Config trusted, Seed seed) {
    try {
      return new ProxySpec(upstream, SSLUtils.trustManagers(trusted)[0], null, seed);
    } catch (GeneralSecurityException | IOException e) {
      throw BenchException.wrong("TLS could not be set up: " + e);
    }
  }

  private static Config config(FaultProxy proxy) {
    return Config.fromKubeconfig(proxy.kubeconfig("nobody"));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(Double.NaN);
  }
}
