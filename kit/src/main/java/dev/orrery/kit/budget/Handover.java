package dev.orrery.kit.budget;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kube.disruption.ClaimDesk;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.Permit;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A process that held a claim does not lead any more: whoever follows it has half a minute to take
 * the claim over, and nobody gets its place meanwhile. When nobody takes it over, it ends.
 */
final class Handover {

  /** Of those that who watches over claims may read, the one that nobody has here. */
  static final String LEASE = "orrery-controllers";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Less than the half minute, and more than two looks of who watches over claims. */
  private static final Duration FIT = Duration.ofSeconds(14);

  private final Stage stage;
  private final Function<String, ClaimDesk> desks;
  private final List<String> wrong = new ArrayList<>();

  /**
   * Nothing is claimed.
   *
   * @param stage with the holder
   * @param desks where a process of this name claims, as long as it has the Lease
   */
  Handover(Stage stage, Function<String, ClaimDesk> desks) {
    this.stage = stage;
    this.desks = desks;
  }

  List<String> play() {
    try {
      return handedOn();
    } finally {
      // Nobody is to wait for a leader that never was.
      stage.admin().leases().inNamespace(Lane.SYSTEM).withName(LEASE).delete();
    }
  }

  private List<String> handedOn() {
    leads("one");
    if (!(claim("one", "handed on", PATIENCE) instanceof Grant.Held(Permit first))) {
      return List.of("a claim is refused though none is held");
    }
    leads("two");
    takenOver(first);
    if (claim("two", "left behind", SOON) instanceof Grant.Held(Permit left)) {
      leads("three");
      if (!Wait.until(PATIENCE, () -> gone(left))) {
        wrong.add("a claim outlives its process");
      }
    } else {
      wrong.add("a place that was taken over and given back is not free");
    }
    return wrong;
  }

  private void takenOver(Permit first) {
    boolean early = Wait.until(FIT, () -> gone(first));
    if (early || claim("two", "another", Duration.ZERO) instanceof Grant.Held) {
      wrong.add("a claim was ended before another process could take it over");
    }
    if (claim("two", "handed on", Duration.ZERO) instanceof Grant.Held(Permit second)
        && second.name().equals(first.name())) {
      if (!Wait.until(SOON, () -> !first.check().mayProceed())) {
        wrong.add("a process goes on with a claim that another took over");
      }
      second.release();
    } else {
      wrong.add("a claim of a process that died cannot be taken over");
    }
  }

  private boolean gone(Permit claim) {
    return stage.read("/apis/orrery.dev/v1alpha1/disruptionclaims/" + claim.name()).isMissingNode();
  }

  private Grant claim(String process, String act, Duration patience) {
    return desks.apply(process).claim(ClaimCheck.request(stage, act), patience);
  }

  private void leads(String process) {
    stage
        .admin()
        .leases()
        .inNamespace(Lane.SYSTEM)
        .resource(
            new LeaseBuilder()
                .withNewMetadata()
                .withName(LEASE)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(process)
                .endSpec()
                .build())
        .forceConflicts()
        .serverSideApply();
  }
}
