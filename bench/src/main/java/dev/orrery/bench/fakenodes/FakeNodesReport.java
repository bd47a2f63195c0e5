package dev.orrery.bench.fakenodes;

import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.bench.cluster.ProcessMemory;
import dev.orrery.localcluster.kubelet.KubeletStatus;

/**
 * What was measured.
 *
 * @param nodes asked for
 * @param pods asked for
 * @param registered seconds until all nodes were registered
 * @param created seconds until all pods were created
 * @param ready seconds from the first creation until all pods were Ready
 * @param status of the fake kubelet in the end
 * @param memory of its process in the end
 */
record FakeNodesReport(
    int nodes,
    int pods,
    double registered,
    double created,
    double ready,
    KubeletStatus status,
    ProcessMemory memory) {

  private static final double MIB_MARK = 1_024;

  BenchResult result() {
    double late = status.heartbeatLateP99Seconds();
    return BenchResult.builder()
        .row(Row.of("peak memory of the fake kubelet, MiB", memory.peakMib(), MIB_MARK))
        .row(Row.of("memory at the end, MiB", memory.nowMib()))
        .row(Row.of("Lease renewal late, p99, s", late))
        .row(Row.of("nodes registered, per s", nodes / registered))
        .row(Row.of("pods created, per s", pods / created))
        .row(Row.of("pods Ready, per s", pods / ready))
        .row(Row.of("requests of the fake kubelet per pod", (double) status.requests() / pods))
        .note("peer: the mark. etcd and API server only: the pods are created bound.")
        .note("Late: from when a renewal was due to the API server's answer, since the start.")
        .note(
            "Above 1,000 nodes Leases are longer: %d s here, 40 s with real kubelets."
                .formatted(status.leaseSeconds()))
        .field("nodes", status.registered())
        .field("pods", status.readyPods())
        .field("rss_mib", memory.peakMib())
        .field("rss_end_mib", memory.nowMib())
        .field("heartbeat_late_p99_s", late)
        .field("heartbeats", status.heartbeats())
        .field("lease_s", status.leaseSeconds())
        .field("failed_requests", status.failedRequests())
        .field("ready_s", ready)
        .mark("rss_mib", Mark.below(memory.peakMib(), MIB_MARK))
        .mark("nodes", Mark.atLeast((double) status.registered(), nodes))
        .mark("pods", Mark.atLeast((double) status.readyPods(), pods))
        .build();
  }
}
