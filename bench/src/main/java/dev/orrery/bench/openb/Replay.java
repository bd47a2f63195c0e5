package dev.orrery.bench.openb;

import dev.orrery.bench.BenchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a run pod by pod, with bookkeeping of its own: no node and no GPU is ever given away
 * twice, and a pod is dropped only when it fits nowhere.
 */
final class Replay {

  private final List<OpenbTrace.Machine> nodes;
  private final int[] cpu;
  private final int[] memory;
  private final List<int[]> gpus = new ArrayList<>();
  private long allocated;
  private int placed;

  Replay(List<OpenbTrace.Machine> nodes) {
    this.nodes = nodes;
    this.cpu = nodes.stream().mapToInt(OpenbTrace.Machine::cpuMilli).toArray();
    this.memory = nodes.stream().mapToInt(OpenbTrace.Machine::memoryMib).toArray();
    for (OpenbTrace.Machine node : nodes) {
      int[] free = new int[node.gpus()];
      Arrays.fill(free, 1000);
      gpus.add(free);
    }
  }

  /** One decision: where a pod went. */
  record Place(int node, List<Integer> gpus) {}

  /** Takes one decision over, or refuses it; null: the pod was dropped. */
  void step(OpenbTrace.Task pod, @Nullable Place place) {
    if (place == null) {
      for (int node = 0; node < nodes.size(); node++) {
        require(!fits(pod, node), pod, "was dropped though it fits on " + nodes.get(node).name());
      }
      return;
    }
    int node = place.node();
    require(node >= 0 && node < nodes.size(), pod, "went to node number " + node);
    cpu[node] -= pod.cpuMilli();
    memory[node] -= pod.memoryMib();
    require(cpu[node] >= 0, pod, "over-commits the CPU of " + nodes.get(node).name());
    require(memory[node] >= 0, pod, "over-commits the memory of " + nodes.get(node).name());
    take(pod, place);
    allocated += pod.gpuMilli();
    placed++;
  }

  private void take(OpenbTrace.Task pod, Place place) {
    OpenbTrace.Machine node = nodes.get(place.node());
    int[] free = gpus.get(place.node());
    require(
        place.gpus().size() == pod.gpus() && new HashSet<>(place.gpus()).size() == pod.gpus(),
        pod,
        "got GPUs " + place.gpus() + " for " + pod.gpus());
    if (pod.gpus() > 0 && !pod.models().isEmpty()) {
      require(pod.models().contains(node.model()), pod, "got a GPU of model " + node.model());
    }
    for (int gpu : place.gpus()) {
      require(gpu >= 0 && gpu < free.length, pod, "got GPU " + gpu + " of " + node.name());
      free[gpu] -= pod.milli();
      require(free[gpu] >= 0, pod, "over-commits GPU " + gpu + " of " + node.name());
    }
  }

  private boolean fits(OpenbTrace.Task pod, int node) {
    if (cpu[node] < pod.cpuMilli() || memory[node] < pod.memoryMib()) {
      return false;
    }
    if (pod.gpus() == 0) {
      return true;
    }
    boolean model = pod.models().isEmpty() || pod.models().contains(nodes.get(node).model());
    long enough = Arrays.stream(gpus.get(node)).filter(free -> free >= pod.milli()).count();
    return model && enough >= pod.gpus();
  }

  /** Thousandths of a GPU given to all pods placed so far. */
  long allocated() {
    return allocated;
  }

  /** How many pods have been placed. */
  int placed() {
    return placed;
  }

  private static void require(boolean holds, OpenbTrace.Task pod, String what) {
    if (!holds) {
      throw BenchException.wrong(
          pod.name() + " " + what + ". Maybe the scorer's bookkeeping is wrong.");
    }
  }
}
