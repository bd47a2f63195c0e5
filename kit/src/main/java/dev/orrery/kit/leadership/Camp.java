package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.subject.Launcher;
import dev.orrery.kit.subject.Operator;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Subject;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Seed;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Several operators that compete for the Leases of one lane. As Kubernetes would, it starts another
 * in the place of one that has ended. Each has a proxy of its own, which outlives it for as long as
 * something of it may be under way.
 */
final class Camp implements AutoCloseable {

  private final Lane lane;
  private final Launcher launcher;
  private final int size;
  private final List<Operator> present = new ArrayList<>();
  private final List<Operator> gone = new ArrayList<>();
  private OperatorSpec spec;

  /** None runs yet. */
  Camp(Lane lane, Subject subject, OperatorSpec spec, int size, Seed seed) {
    this.lane = lane;
    this.launcher = new Launcher(lane, subject, seed);
    this.spec = spec;
    this.size = size;
  }

  /** Those that run or were started last. */
  List<Operator> contenders() {
    return List.copyOf(present);
  }

  /** How those are run that are started from now on. */
  void spec(OperatorSpec other) {
    spec = other;
  }

  OperatorSpec spec() {
    return spec;
  }

  /** Starts what is missing. */
  void keep() {
    for (Operator contender : List.copyOf(present)) {
      if (contender.running().ended()) {
        present.remove(contender);
        gone.add(contender);
      }
    }
    while (present.size() < size) {
      present.add(launcher.start(spec, _ -> {}));
    }
  }

  /** Waits for a state, and keeps as many as there should be meanwhile. */
  boolean await(Duration patience, BooleanSupplier state) {
    return Wait.until(
        patience,
        () -> {
          keep();
          return state.getAsBoolean();
        });
  }

  /** Who holds a role's Lease; null when none of those present, or nobody can tell. */
  @Nullable Operator leader(RoleName role) {
    String holder = holder(role);
    return present.stream()
        .filter(contender -> contender.holds(holder) && !contender.running().ended())
        .findFirst()
        .orElse(null);
  }

  /** Whether all stand ready and each role is led. */
  boolean settled() {
    return present.size() == size
        && present.stream().allMatch(contender -> contender.running().ready())
        && spec.roles().stream().allMatch(role -> leader(role) != null);
  }

  /** How each is, for people. */
  String states() {
    return present.stream()
        .map(contender -> contender.name() + ": " + contender.running().state())
        .toList()
        .toString();
  }

  /** Nothing of those that ended is under way any more. */
  void forget() {
    gone.forEach(contender -> contender.proxy().close());
    gone.clear();
  }

  @Override
  public void close() {
    for (Operator contender : present) {
      if (!contender.running().ended()) {
        contender.running().kill();
      }
      gone.add(contender);
    }
    present.clear();
    forget();
  }

  private String holder(RoleName role) {
    try {
      Lease lease =
          lane.admin().leases().inNamespace(Lane.SYSTEM).withName("orrery-" + role.text()).get();
      String holder = lease == null ? null : lease.getSpec().getHolderIdentity();
      return holder == null ? "" : holder;
    } catch (KubernetesClientException away) {
      return ""; // the API server is among what is broken here
    }
  }
}
