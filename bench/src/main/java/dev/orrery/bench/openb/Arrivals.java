package dev.orrery.bench.openb;

import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The published protocol's input for one seed: the nodes in random order, the pods shuffled, then
 * pods drawn again until they ask for 130 % of all GPUs.
 *
 * @param nodes in the order that decides ties
 * @param pods in the order in which they arrive; none departs
 */
record Arrivals(List<OpenbTrace.Machine> nodes, List<OpenbTrace.Task> pods) {

  private static final double DEMAND = 1.3;

  static Arrivals draw(OpenbTrace trace, long seedValue) {
    Seed seed = new Seed(seedValue);
    List<OpenbTrace.Machine> nodes = new ArrayList<>(trace.nodes());
    Collections.shuffle(nodes, java.util.Random.from(seed.random("openb nodes")));
    RandomGenerator random = seed.random("openb pods");
    List<OpenbTrace.Task> pods = new ArrayList<>(trace.pods());
    Collections.shuffle(pods, java.util.Random.from(random));
    long asked = pods.stream().mapToLong(OpenbTrace.Task::gpuMilli).sum();
    while (asked < DEMAND * trace.capacity()) {
      OpenbTrace.Task again = trace.pods().get(random.nextInt(trace.pods().size()));
      pods.add(again);
      asked += again.gpuMilli();
    }
    return new Arrivals(nodes, pods);
  }
}
