package dev.orrery.kube.placement;

import dev.orrery.kube.pod.PodState;
import dev.orrery.kube.pod.PodState.Verdict;
import dev.orrery.scheduler.model.PodKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The conditions PodScheduled=False of the pods that wait, as the API server has them. */
final class Verdicts {

  private final Map<PodKey, Verdict> standing = new ConcurrentHashMap<>();

  @Nullable Verdict of(PodKey pod) {
    return standing.get(pod);
  }

  void seen(PodState state) {
    Verdict verdict = state.verdict();
    if (state.pod().node() == null && verdict != null) {
      standing.put(state.pod().key(), verdict);
    } else {
      standing.remove(state.pod().key());
    }
  }

  void gone(PodKey pod) {
    standing.remove(pod);
  }
}
