package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.subject.Operator;
import dev.orrery.localcluster.cluster.StoreCopy;
import dev.orrery.operator.settings.RoleName;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an upheaval happens: a camp, the role that it is about, and who leads it. */
final class Scene {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Lane lane;
  private final Camp camp;
  private final RoleName role;
  private Operator victim;
  private @Nullable StoreCopy copy;

  Scene(Lane lane, Camp camp, RoleName role) {
    this.lane = lane;
    this.camp = camp;
    this.role = role;
    settle();
    this.victim = leader();
  }

  Lane lane() {
    return lane;
  }

  RoleName role() {
    return role;
  }

  /** Who led when the scene opened. */
  Operator victim() {
    return victim;
  }

  String lease() {
    return "orrery-" + role.text();
  }

  /** Replaces all but the leader by others whose clocks are wrong. */
  void others(Duration clockError) {
    clockOfNewcomers(clockError);
    camp.contenders().stream()
        .filter(contender -> !contender.name().equals(victim.name()))
        .forEach(contender -> contender.running().kill());
    settle();
    victim = leader();
  }

  void clockOfNewcomers(Duration error) {
    camp.spec(camp.spec().clockError(error));
  }

  /** The leader dies and another takes its place. */
  void replaceLeader() {
    leader().running().kill();
  }

  /** Waits until all stand ready and all roles are led. */
  void settle() {
    if (!camp.await(PATIENCE, camp::settled)) {
      throw new UnsettledException(
          "the camp is not settled after "
              + PATIENCE
              + ": "
              + camp.states()
              + ". Maybe the machine is too busy for Leases of "
              + camp.spec().terms());
    }
  }

  StoreCopy copy() {
    return Objects.requireNonNull(copy, "copy");
  }

  void copy(StoreCopy made) {
    copy = made;
  }

  private Operator leader() {
    Operator[] found = new Operator[1];
    boolean led =
        camp.await(
            PATIENCE,
            () -> {
              Operator now = camp.leader(role);
              if (now != null) {
                found[0] = now;
              }
              return now != null;
            });
    if (!led) {
      throw new UnsettledException(role.text() + " has no leader. Maybe see " + lane.folder());
    }
    return found[0];
  }
}
