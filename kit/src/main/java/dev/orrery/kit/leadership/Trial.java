package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Subject;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One upheaval after the other in one lane, while users are at work. */
final class Trial implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);

  private final Lane lane;
  private final Camp camp;
  private final Bustle bustle;
  private Instant since = Instant.now();
  private StaleWrites stale = StaleWrites.NONE;
  private int played;

  Trial(Lane lane, Subject subject, OperatorSpec spec, int size, Seed seed) {
    this.lane = lane;
    this.camp = new Camp(lane, subject, spec, size, seed);
    this.bustle = new Bustle(lane);
  }

  /** Plays one. */
  Transition play(Upheaval upheaval) throws InterruptedException {
    RoleName[] roles = RoleName.values();
    Scene scene = new Scene(lane, camp, roles[played++ % roles.length]);
    upheaval.prepare(scene);
    var fence = new Fence(lane, scene.role());
    long before = fence.epoch();
    upheaval.strike(scene);
    Instant struck = Instant.now();
    if (upheaval == Upheaval.RESTORED) {
      judge(struck); // from here on epochs count from where they were
    }
    int asked = bustle.asked();
    boolean led =
        camp.await(PATIENCE, () -> upheaval.ofTheServer() ? served(asked) : fence.epoch() > before);
    Duration gap = Duration.between(struck, Instant.now());
    upheaval.end(scene);
    camp.await(AFTERMATH, () -> false);
    int later = bustle.asked();
    boolean works = led && camp.await(PATIENCE, () -> served(later) && camp.settled());
    camp.forget();
    return new Transition(upheaval, scene.role(), gap, works ? "" : missing(led, later));
  }

  /** One that could not be played, or not to its end. */
  Transition unsettled(Upheaval upheaval, UnsettledException why) {
    RoleName[] roles = RoleName.values();
    RoleName role = roles[Math.max(0, played - 1) % roles.length];
    return new Transition(upheaval, role, PATIENCE, String.valueOf(why.getMessage()));
  }

  /** What arrived too late in all that was played. */
  StaleWrites stale() {
    judge(Instant.now());
    return stale;
  }

  @Override
  public void close() {
    bustle.close();
    camp.close();
  }

  private String missing(boolean led, int round) {
    return (led ? "" : "nobody led after " + PATIENCE + "; ")
        + camp.states()
        + "; asked for round "
        + bustle.asked()
        + ", of round "
        + round
        + (served(round) ? " all" : " not all")
        + " is done";
  }

  /** Somebody asked for something after that round, and it was done. */
  private boolean served(int round) {
    return bustle.asked() > round && bustle.done(round + 1);
  }

  private void judge(Instant until) {
    List<AuditEvent> writes =
        lane.writes().stream()
            .filter(event -> !event.received().isBefore(since) && event.received().isBefore(until))
            .toList();
    stale = stale.and(StaleWrites.judge(writes));
    since = until;
  }
}
