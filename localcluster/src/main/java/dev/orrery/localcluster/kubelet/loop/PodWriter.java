package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.api.DeletionJson;
import dev.orrery.localcluster.kubelet.api.StatusPatch;
import dev.orrery.localcluster.kubelet.pod.PodReport;
import java.net.http.HttpRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes pods' statuses and deletes stopped pods, each pod at most once at a time. Nothing is sent
 * from behind a cut. For the loop's thread.
 */
final class PodWriter {

  private static final long FIRST_PAUSE = 500;
  private static final long LONGEST_PAUSE = 30_000;

  private final EventLoop loop;
  private final Outbox outbox;
  private final ApiServer api;
  private final long settleMillis;
  private Consumer<SimPod> answered = _ -> {};

  /**
   * A writer to a server.
   *
   * @param settleMillis how long a change may wait for the next one, so that both are one write
   */
  PodWriter(EventLoop loop, Outbox outbox, ApiServer api, long settleMillis) {
    this.loop = loop;
    this.outbox = outbox;
    this.api = api;
    this.settleMillis = settleMillis;
  }

  /** What is to be called with a pod after each answer about it. */
  void whenAnswered(Consumer<SimPod> answered) {
    this.answered = answered;
  }

  /**
   * When a change is to be written: at once, or together with the next one when that is near.
   *
   * @param next when the pod changes next
   */
  long writeAt(SimPod pod, long next, long now) {
    if (pod.unwrittenSince == 0) {
      pod.unwrittenSince = now;
    }
    boolean near = next - now <= settleMillis;
    boolean patient = now - pod.unwrittenSince < 2 * settleMillis;
    return near && patient ? next : now;
  }

  /** Writes the pod's status as it is when the request is sent. */
  void status(SimPod pod) {
    if (!pod.queued) {
      pod.queued = true;
      outbox.offer(Lane.STATUS, new StatusErrand(pod));
    }
  }

  /** Deletes the pod for good; the watch will say that it is gone. */
  void delete(SimPod pod) {
    if (!pod.queued) {
      pod.queued = true;
      outbox.offer(Lane.DELETION, new DeleteErrand(pod));
    }
  }

  private void settle(SimPod pod, Answer answer) {
    pod.queued = false;
    if (answer.missing()) {
      pod.vanished = true;
    } else if (!answer.done()) {
      pod.failures++;
      long pause = FIRST_PAUSE << Math.min(pod.failures, 10);
      pod.retryAt = loop.now() + Math.min(LONGEST_PAUSE, pause);
    } else {
      pod.failures = 0;
    }
    answered.accept(pod);
  }

  private boolean silent(SimPod pod) {
    boolean silent = pod.forgotten || pod.node.cut;
    pod.queued = !silent;
    return silent;
  }

  private final class StatusErrand implements Errand {
    private final SimPod pod;
    private @Nullable PodReport sending;

    StatusErrand(SimPod pod) {
      this.pod = pod;
    }

    @Override
    public @Nullable HttpRequest request() {
      if (silent(pod)) {
        return null;
      }
      long now = loop.now();
      PodReport report = pod.advance(now);
      sending = report;
      return api.request("PATCH", pod.path() + "/status", pod.patch(report, now), StatusPatch.TYPE);
    }

    @Override
    public void answered(Answer answer) {
      if (answer.done()) {
        pod.written = sending;
        pod.writtenVersion = answer.version();
        pod.unwrittenSince = 0;
      }
      settle(pod, answer);
    }
  }

  private final class DeleteErrand implements Errand {
    private final SimPod pod;

    DeleteErrand(SimPod pod) {
      this.pod = pod;
    }

    @Override
    public @Nullable HttpRequest request() {
      return silent(pod)
          ? null
          : api.request("DELETE", pod.path(), DeletionJson.now(pod.uid), DeletionJson.TYPE);
    }

    @Override
    public void answered(Answer answer) {
      pod.vanished = answer.done();
      settle(pod, answer);
    }
  }
}
