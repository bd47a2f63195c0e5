package dev.orrery.reconcilers.event;

import dev.orrery.kube.write.ObjectEvent;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.Writer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.InstantSource;

/** Sends events; a lost one is no harm. */
public final class Reporter {

  private final WritePoint point;
  private final Writer writer;
  private final InstantSource clock;

  /**
   * For one controller.
   *
   * @param controller its short name
   */
  public Reporter(String controller, Writer writer, InstantSource clock) {
    this.point = new WritePoint(controller, "event");
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Sends one event.
   *
   * @param reason one word
   * @param action what was done
   * @param note for a person
   */
  public void tell(HasMetadata about, boolean warning, String reason, String action, String note) {
    var event =
        new ObjectEvent(
            ObjectRef.of(about),
            about.getKind(),
            about.getMetadata().getUid(),
            warning,
            reason,
            action,
            note,
            clock.instant());
    var _ = writer.send(new Write.Report(point, event));
  }
}
