package dev.orrery.bench.openb;

import dev.orrery.scheduler.gpu.Fragmentation;
import dev.orrery.scheduler.gpu.GpuCluster;
import dev.orrery.scheduler.gpu.GpuNode;
import dev.orrery.scheduler.gpu.GpuPlacement;
import dev.orrery.scheduler.gpu.GpuScorer;
import dev.orrery.scheduler.gpu.GpuShape;
import java.util.HashMap;
import java.util.Map;

/**
 * One pass of the protocol with one scorer, checked.
 *
 * @param pct GPU allocated when 130 % has arrived, as a percentage of all GPU
 * @param pctAtFull the same when 100 % has arrived
 * @param fragmentPct GPU that is idle and unusable for the mix in the end, as a percentage of all
 * @param placed pods placed, each of them checked
 */
record Run(double pct, double pctAtFull, double fragmentPct, int placed) {

  static Run of(Arrivals arrivals, GpuScorer scorer, Fragmentation fragmentation) {
    GpuCluster cluster = new GpuCluster(arrivals.nodes().stream().map(Run::node).toList(), scorer);
    Replay replay = new Replay(arrivals.nodes());
    double capacity = arrivals.nodes().stream().mapToLong(node -> node.gpus() * 1000L).sum();
    Map<OpenbTrace.Task, GpuShape> shapes = new HashMap<>();
    long asked = 0;
    long atFull = 0;
    for (OpenbTrace.Task pod : arrivals.pods()) {
      GpuPlacement placement = cluster.place(shapes.computeIfAbsent(pod, Run::shape));
      replay.step(
          pod, placement == null ? null : new Replay.Place(placement.node(), placement.devices()));
      asked += pod.gpuMilli();
      if (asked <= capacity) {
        atFull = replay.allocated();
      }
    }
    double unusable = cluster.states().stream().mapToDouble(fragmentation::of).sum();
    return new Run(
        100 * replay.allocated() / capacity,
        100 * atFull / capacity,
        100 * unusable / capacity,
        replay.placed());
  }

  static GpuShape shape(OpenbTrace.Task pod) {
    return new GpuShape(pod.cpuMilli(), pod.memoryMib(), pod.gpus(), pod.milli(), pod.models());
  }

  private static GpuNode node(OpenbTrace.Machine node) {
    return new GpuNode(node.name(), node.cpuMilli(), node.memoryMib(), node.gpus(), node.model());
  }
}
