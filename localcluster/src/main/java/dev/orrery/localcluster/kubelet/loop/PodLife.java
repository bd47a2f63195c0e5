package dev.orrery.localcluster.kubelet.loop;

import static dev.orrery.localcluster.kubelet.pod.PodPlan.NEVER;

import dev.orrery.localcluster.kubelet.api.PodView;
import dev.orrery.localcluster.kubelet.pod.Orders;
import dev.orrery.localcluster.kubelet.pod.PodCondition;
import dev.orrery.localcluster.kubelet.pod.PodReport;
import dev.orrery.localcluster.kubelet.pod.RestartPolicy;

/** Moves each pod along its plan and has written what changed. For the loop's thread. */
final class PodLife {

  private final EventLoop loop;
  private final PodWriter writer;

  PodLife(EventLoop loop, PodWriter writer) {
    this.loop = loop;
    this.writer = writer;
    writer.whenAnswered(this::step);
  }

  static boolean isReady(SimPod pod) {
    return pod.written != null && pod.written.is(PodCondition.READY);
  }

  /** The API server has this of a pod now. */
  void changed(SimPod pod, PodView view) {
    pod.awaited = view.awaited();
    pod.gatesOpen = view.status().gatesOpen();
    if (pod.refusal == null) {
      resize(pod, view);
      order(pod, view);
    }
    if (view.deleting()) {
      stop(pod, view.graceMillis());
    }
    if (drifted(pod, view)) {
      pod.written = null;
    }
    step(pod);
  }

  /** A status of an earlier run that is still true needs no write. */
  void resumed(SimPod pod, PodView.Status status) {
    PodReport report = pod.advance(loop.now());
    boolean same =
        pod.state.equals(status.state())
            && report.conditions() == status.times().conditions()
            && report.phase().text().equals(status.phase());
    pod.written = same ? report : null;
  }

  /** Writes the status whatever the API server has. */
  void rewrite(SimPod pod) {
    pod.written = null;
    step(pod);
  }

  /** Gives back what the pod took of its node. */
  void uncount(SimPod pod) {
    if (pod.counted) {
      pod.counted = false;
      pod.node.use.remove(pod.spec);
    }
  }

  private void resize(SimPod pod, PodView view) {
    if (pod.counted && !view.spec().equals(pod.spec)) {
      pod.node.use.remove(pod.spec);
      boolean fits = pod.node.use.refusal(view.spec(), pod.node.allocatable) == null;
      if (fits && view.spec().main().size() == pod.spec.main().size()) {
        pod.spec = view.spec();
        pod.generation = view.generation();
        pod.written = null;
      }
      pod.node.use.add(pod.spec);
    }
  }

  /** Takes what the pod's annotations ask from now on. */
  void order(SimPod pod, PodView view) {
    if (view.orders().equals(pod.annotations)) {
      return;
    }
    pod.annotations = view.orders();
    Orders orders = readable(view);
    if (!orders.failing().equals(pod.orders.failing())) {
      pod.faultsSince = orders.failing().isEmpty() ? NEVER : loop.now();
    }
    pod.orders = orders;
  }

  /** Orders that cannot be read are refused at admission; later they count as none. */
  private static Orders readable(PodView view) {
    try {
      return Orders.of(view.orders());
    } catch (IllegalArgumentException e) {
      return Orders.NONE;
    }
  }

  private void stop(SimPod pod, long graceMillis) {
    if (!pod.stopping()) {
      pod.stopAt = loop.now();
      pod.graceMillis = graceMillis;
    } else {
      pod.graceMillis = Math.min(pod.graceMillis, graceMillis);
    }
  }

  /** Whether someone else wrote into our part of the status after our last write. */
  private static boolean drifted(SimPod pod, PodView view) {
    PodReport written = pod.written;
    return written != null
        && view.version() > pod.writtenVersion
        && !(view.status().phase().equals(written.phase().text())
            && view.status().ready() == written.is(PodCondition.READY));
  }

  /** Brings a pod to now, has written what that changed, and sets the timer for what comes next. */
  void step(SimPod pod) {
    if (pod.forgotten || pod.vanished) {
      return;
    }
    if (pod.timer != null) {
      pod.timer.cancel();
      pod.timer = null;
    }
    long now = loop.now();
    PodReport report = pod.advance(now);
    if (report.phase().terminal() && pod.refusal == null) {
      uncount(pod);
    }
    long next = now < pod.retryAt ? pod.retryAt : write(pod, report, now);
    if (next < NEVER) {
      pod.timer = loop.at(next, () -> step(pod));
    }
  }

  /** Writes what is to be written now; returns when to look again. */
  private long write(SimPod pod, PodReport report, long now) {
    if (pod.refusal != null) {
      if (pod.stopping()) {
        writer.delete(pod);
      } else if (pod.written == null) {
        writer.status(pod);
      }
      return NEVER;
    }
    if (pod.stopping() && report.phase().terminal()) {
      stopped(pod, report);
      return NEVER;
    }
    long next = pod.nextChange(now);
    if (report.equals(pod.written)) {
      return next;
    }
    long at = writer.writeAt(pod, next, now);
    if (at <= now) {
      writer.status(pod);
      return next;
    }
    return Math.min(next, at);
  }

  /** Whoever waits for the end of a pod reads it from its last status; nobody reads the others'. */
  private void stopped(SimPod pod, PodReport report) {
    boolean read = pod.awaited || pod.spec.restart() != RestartPolicy.ALWAYS;
    if (read && !report.equals(pod.written)) {
      writer.status(pod);
    } else {
      writer.delete(pod);
    }
  }
}
