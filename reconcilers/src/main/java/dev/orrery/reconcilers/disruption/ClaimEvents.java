package dev.orrery.reconcilers.disruption;

import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.kube.disruption.SeenClaim;
import dev.orrery.reconcilers.event.Reporter;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.function.BiConsumer;

/**
 * Tells people of claims that were ended.
 *
 * @param reporter sends the events
 */
public record ClaimEvents(Reporter reporter) implements BiConsumer<SeenClaim, ClaimEnd> {

  @Override
  public void accept(SeenClaim seen, ClaimEnd end) {
    var about = new DisruptionClaim();
    about.setMetadata(
        new ObjectMetaBuilder().withName(seen.claim().name()).withUid(seen.claim().uid()).build());
    reporter.tell(
        about,
        true,
        end.reason(),
        "End",
        "The claim of " + seen.claim().holder() + " was ended: " + end.text() + ".");
  }
}
