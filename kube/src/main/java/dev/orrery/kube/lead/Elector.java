package dev.orrery.kube.lead;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.plan.Epoch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Elects one leader for a role and tells every writer whether it may write. A leader that loses the
 * Lease, or cannot renew it in time, is halted: what it has begun cannot be called back in any
 * other way. The steps are driven by a {@link ElectorThread}, in tests by hand.
 */
public final class Elector implements EpochSource {

  private final LeaseTerms terms;
  private final Election election;
  private final EpochFence fence;
  private final Reign reign;
  private final LongSupplier nanos;
  private final RandomGenerator random;
  private final LeadershipListener listener;
  private final Runnable halt;
  private String told = "";

  /**
   * A candidate.
   *
   * @param identity unlike that of any other process, ever
   * @param lease the Lease, by a client of its own that neither retries nor waits long
   * @param clock for the times written into the Lease
   * @param nanos monotonic, for every judgment
   * @param random spreads the tries of several candidates
   * @param halt ends the process at once
   */
  public Elector(
      String identity,
      LeaseTerms terms,
      Register<LeaseRecord> lease,
      EpochFence fence,
      InstantSource clock,
      LongSupplier nanos,
      RandomGenerator random,
      LeadershipListener listener,
      Runnable halt) {
    this.terms = terms;
    this.election = new Election(identity, terms, lease, clock, nanos);
    this.fence = fence;
    this.reign = new Reign(terms, nanos);
    this.nanos = nanos;
    this.random = random;
    this.listener = listener;
    this.halt = halt;
  }

  @Override
  public @Nullable Epoch held() {
    return reign.held();
  }

  /** One try; returns how long to wait before the next. */
  Duration step() {
    long sentAt = nanos.getAsLong();
    try {
      LeaseRecord mine = election.tryAcquireOrRenew();
      if (mine != null) {
        reign.renewed(sentAt);
        begin(mine);
      } else if (reign.begun()) {
        lose("the Lease is held by " + election.holder() + " now");
      } else {
        follow();
      }
    } catch (RegisterUnavailableException e) {
      listener.unavailable(String.valueOf(e.getMessage()));
      check();
    }
    return pause();
  }

  /** Halts a leader whose renewal is overdue; called by a thread that nothing else can block. */
  void check() {
    if (reign.overdue()) {
      lose("the Lease was not renewed for " + terms.renewDeadline().toSeconds() + " s");
    }
  }

  /** Ends a process that can no longer take part in an election. */
  void fail(Throwable failure) {
    reign.end();
    listener.lost("the election failed: " + failure);
    halt.run();
  }

  /** Stops leading and gives the Lease back. The caller has stopped all writers before. */
  void resign() {
    reign.end();
    election.release();
  }

  private void begin(LeaseRecord mine) {
    if (reign.begun()) {
      return;
    }
    Epoch epoch = fence.take(mine.transitions());
    if (!reign.stale()) {
      reign.begin(epoch);
      told = "leads";
      listener.leading(epoch);
    }
  }

  private void follow() {
    String holder = election.holder();
    String now = (election.alive() ? "follows " : "waits for ") + holder;
    if (now.equals(told)) {
      return;
    }
    told = now;
    if (election.alive()) {
      listener.following(holder);
    } else {
      listener.waiting(holder);
    }
  }

  private synchronized void lose(String why) {
    if (reign.begun()) {
      reign.end();
      listener.lost(why);
      halt.run();
    }
  }

  /** A leader renews on time; candidates come at random, so that they do not collide for ever. */
  private Duration pause() {
    double factor = reign.begun() ? 1 : 1 + 1.2 * random.nextDouble();
    return Duration.ofNanos((long) (terms.retryPeriod().toNanos() * factor));
  }
}
