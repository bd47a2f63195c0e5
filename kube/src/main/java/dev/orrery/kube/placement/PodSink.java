package dev.orrery.kube.placement;

import dev.orrery.kube.pod.PodState;
import dev.orrery.kube.watch.WatchSink;
import dev.orrery.scheduler.loop.ClusterEvents;
import dev.orrery.scheduler.model.PodKey;

/** Passes pods on. */
final class PodSink implements WatchSink<PodKey, PodState> {

  private final ClusterEvents events;
  private final Verdicts verdicts;

  PodSink(ClusterEvents events, Verdicts verdicts) {
    this.events = events;
    this.verdicts = verdicts;
  }

  @Override
  public void changed(PodState state) {
    verdicts.seen(state);
    events.podChanged(state.pod());
  }

  @Override
  public void deleted(PodKey pod) {
    verdicts.gone(pod);
    events.podDeleted(pod);
  }
}
