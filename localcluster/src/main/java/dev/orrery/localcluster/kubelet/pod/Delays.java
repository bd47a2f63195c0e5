package dev.orrery.localcluster.kubelet.pod;

import dev.orrery.plan.Seed;
import java.util.random.RandomGenerator;

/**
 * The distributions from which each pod's times are drawn.
 *
 * @param sandbox from admission to a sandbox with an address
 * @param start from a container's turn to its start (pull and create)
 * @param init how long an init container runs
 * @param ready from a container's start to its first passed probe, beside the probe's own delay
 * @param run how long a container runs when its pod is not restarted always
 * @param stop how long a container takes to end once asked to
 */
public record Delays(Delay sandbox, Delay start, Delay init, Delay ready, Delay run, Delay stop) {

  /** A pod without probes is Ready about 0.7 s after its admission, 95 in 100 within 1.3 s. */
  public static final Delays USUAL =
      new Delays(
          new Delay.LogNormal(400, 0.5),
          new Delay.LogNormal(250, 0.5),
          new Delay.LogNormal(300, 0.5),
          new Delay.LogNormal(300, 0.5),
          new Delay.LogNormal(2_000, 0.5),
          new Delay.LogNormal(200, 0.5));

  /** The same answer for the same seed and pod name. */
  public Draws draw(Seed seed, String namespace, String name) {
    RandomGenerator random = seed.random("pod/" + namespace + "/" + name);
    return new Draws(
        sandbox.draw(random),
        start.draw(random),
        init.draw(random),
        ready.draw(random),
        run.draw(random),
        stop.draw(random));
  }
}
