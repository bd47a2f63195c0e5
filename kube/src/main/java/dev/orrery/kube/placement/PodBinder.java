package dev.orrery.kube.placement;

import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import dev.orrery.scheduler.loop.Binder;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.place.Decision;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Binds pods through the {@code binding} subresource. The decision travels with the binding: the
 * API server copies a binding's annotations onto the pod, so that it is explained after a restart
 * too, at no request more.
 */
public final class PodBinder implements Binder {

  private static final WritePoint BIND = new WritePoint("scheduler", "bind");

  private final Writer writer;

  /** Binds through a writer. */
  public PodBinder(Writer writer) {
    this.writer = writer;
  }

  @Override
  public CompletableFuture<Outcome> bind(Pod pod, Decision decision) {
    var write =
        new Write.Bind(
            BIND,
            pod.key().namespace(),
            pod.key().name(),
            pod.key().uid(),
            decision.node(),
            Map.of(DecisionText.ANNOTATION, DecisionText.write(decision)));
    return writer.send(write).thenApply(PodBinder::outcome);
  }

  /**
   * What the result means for the pod. The server answers 409 when the pod is bound already, is
   * being deleted or has another uid by now: in each case a later state of the pod is on its way,
   * and nothing is left to do for this one.
   */
  static Outcome outcome(WriteResult result) {
    return switch (result) {
      case WriteResult.Applied _ -> new Outcome.Bound();
      case WriteResult.Conflict conflict -> new Outcome.Moot(conflict.message());
      case WriteResult.Gone gone -> new Outcome.Gone(gone.message());
      case WriteResult.Refused refused -> new Outcome.Refused(refused.message());
      case WriteResult.NotSent notSent -> new Outcome.Refused(notSent.message());
      case WriteResult.Unknown unknown -> new Outcome.Unknown(unknown.message());
    };
  }
}
