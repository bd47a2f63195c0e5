package dev.orrery.bench.budget;

import dev.orrery.kube.disruption.Ledgers;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.register.Register;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.plan.disruption.Ledger;
import java.time.Duration;
import java.time.Instant;

/** One client alone that swaps the ledger and nothing else: what the object itself allows. */
record BareSwaps(LocalCluster cluster) {

  /** Swaps a second; each is one write, and takes what the one before gave back. */
  double perSecond(Duration length) {
    try (ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(10))) {
      var writer = new HttpWriter(http, EpochSource.UNFENCED, "bench", 4);
      Register<Ledger> register = Ledgers.of(http, writer, BudgetBench.NAMESPACE);
      Register.Entry<Ledger> seen = register.read();
      long begin = System.nanoTime();
      int swaps = 0;
      while (System.nanoTime() - begin < length.toNanos()) {
        Ledger next = Ledger.EMPTY.withStop(Instant.EPOCH.plusMillis(swaps).toString());
        Register.Entry<Ledger> written = register.swap(next, seen);
        if (written != null) {
          seen = written;
          swaps++;
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      var _ = register.swap(Ledger.EMPTY, register.read());
      return swaps / seconds;
    }
  }
}
