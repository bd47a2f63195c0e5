package dev.orrery.kube.placement;

import dev.orrery.kube.pod.PodState.Verdict;
import dev.orrery.kube.write.ObjectEvent;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.Writer;
import dev.orrery.scheduler.loop.PendingReason;
import dev.orrery.scheduler.loop.PlacementReporter;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.place.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports by the pod's condition {@code PodScheduled} and by events. A condition is written only
 * when it changes; an event when the reason changes, and for a message that keeps changing at most
 * once a minute.
 */
public final class PodReporter implements PlacementReporter {

  private static final WritePoint CONDITION = new WritePoint("scheduler", "report-pending");
  private static final WritePoint EVENT = new WritePoint("scheduler", "report-event");
  private static final Duration EVENT_PAUSE = Duration.ofMinutes(1);
  private static final int IN_FLIGHT = 2;
  private static final int CAPACITY = 20_000;
  private static final int REMEMBERED = 50_000;

  private final Function<PodKey, @Nullable Verdict> standing;
  private final InstantSource clock;
  private final ReportQueue queue;
  private final Map<PodKey, Said> said =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PodKey, Said> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * A reporter.
   *
   * @param standing the condition that stands on a pod, as {@link ClusterFeed#verdict} knows it
   * @param executor builds and sends the reports
   */
  public PodReporter(
      Writer writer,
      Function<PodKey, @Nullable Verdict> standing,
      InstantSource clock,
      Executor executor) {
    this.standing = standing;
    this.clock = clock;
    this.queue =
        new ReportQueue(writer, executor, ReportQueue.after(executor), IN_FLIGHT, CAPACITY);
  }

  @Override
  public void pending(Pod pod, PendingReason reason, String message) {
    Instant now = clock.instant();
    Verdict verdict = new Verdict(reason.condition(), message);
    Verdict before;
    boolean event;
    synchronized (said) {
      Said last = said.get(pod.key());
      before = last == null ? standing.apply(pod.key()) : last.verdict();
      if (verdict.equals(before)) {
        return;
      }
      event = last == null ? !sameReason(verdict, before) : last.worthAnEvent(verdict, now);
      said.put(pod.key(), new Said(verdict, event || last == null ? now : last.eventAt()));
    }
    Instant transition = before == null ? now : null;
    queue.add(
        pod.key(),
        true,
        () -> stands(pod.key(), verdict) ? condition(pod.key(), verdict, transition) : null);
    if (event && reason != PendingReason.GATED) {
      boolean warning = reason != PendingReason.OBSERVING;
      addEvent(
          pod.key(),
          () -> event(pod.key(), warning, "FailedScheduling", "Scheduling", message, now));
    }
  }

  @Override
  public void placed(Pod pod, Decision decision) {
    synchronized (said) {
      said.remove(pod.key());
    }
    Instant now = clock.instant();
    addEvent(
        pod.key(), () -> event(pod.key(), false, "Scheduled", "Binding", note(pod, decision), now));
  }

  /** Reports that the server took. */
  public long sent() {
    return queue.sent();
  }

  /** Reports that were dropped or given up: people saw less, placement was not touched. */
  public long lost() {
    return queue.lost();
  }

  /** Reports that wait. */
  public int waiting() {
    return queue.size();
  }

  private void addEvent(PodKey pod, Supplier<@Nullable Write> write) {
    queue.add(Map.entry("event", pod), false, write);
  }

  /** Whether this was said last: a pod may have found its place while the server was away. */
  private boolean stands(PodKey pod, Verdict verdict) {
    synchronized (said) {
      Said last = said.get(pod);
      return last != null && last.verdict().equals(verdict);
    }
  }

  private static Write condition(PodKey pod, Verdict verdict, @Nullable Instant transition) {
    return new Write.PodCondition(
        CONDITION,
        pod.namespace(),
        pod.name(),
        pod.uid(),
        "PodScheduled",
        "False",
        verdict.reason(),
        verdict.message(),
        transition);
  }

  private static Write event(
      PodKey pod, boolean warning, String reason, String action, String note, Instant time) {
    ObjectRef ref = ObjectRef.pod(pod.namespace(), pod.name());
    return new Write.Report(
        EVENT, new ObjectEvent(ref, "Pod", pod.uid(), warning, reason, action, note, time));
  }

  private static String note(Pod pod, Decision decision) {
    String next =
        decision.runnersUp().isEmpty()
            ? "no other node admits it"
            : "next best " + decision.runnersUp().getFirst().node();
    return "Placed " + pod.key() + " on " + decision.node() + " (" + next + ")";
  }

  private static boolean sameReason(Verdict verdict, @Nullable Verdict before) {
    return before != null && before.reason().equals(verdict.reason());
  }

  /** What was said of a pod last, and when its last event was. */
  private record Said(Verdict verdict, Instant eventAt) {

    boolean worthAnEvent(Verdict now, Instant at) {
      return !sameReason(now, verdict) || Duration.between(eventAt, at).compareTo(EVENT_PAUSE) >= 0;
    }
  }
}
