package dev.orrery.kube.placement;

import dev.orrery.plan.Score;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.place.Decision;
import java.util.List;
import java.util.Map;

/** Pods and decisions for the tests. */
final class Decisions {

  private Decisions() {}

  static Pod pod(PodKey key) {
    var shape =
        new PodShape(
            key.namespace(),
            Map.of(),
            "orrery",
            0,
            Resources.NONE,
            List.of(),
            Map.of(),
            NodeAffinity.NONE,
            List.of(),
            List.of(),
            PodAffinity.NONE,
            PodAffinity.NONE,
            List.of(),
            List.of());
    return new Pod(key, shape, null, null, Pod.Phase.PENDING, 0, null);
  }

  static Pod pod(String name) {
    return pod(new PodKey("shop", name, "uid-" + name));
  }

  static Decision on(Pod pod, String node) {
    return new Decision(
        pod.key(),
        node,
        new Score(List.of(new Score.Part("best-fit", 51.25), new Score.Part("balance", -3))),
        List.of(
            new Decision.Candidate(
                "second", new Score(List.of(new Score.Part("best-fit", 1.0 / 3)))),
            new Decision.Candidate("third", new Score(List.of()))),
        17);
  }
}
