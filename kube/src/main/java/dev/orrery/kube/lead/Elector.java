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

  private static final double SPREAD = 0.2;
  private static final double TAKE = 0.1;

  private static final String UNFENCED =
      "the Lease is ours, and the API server does not refuse what earlier leaders write yet."
          + " Maybe it has just started; else look for its admission policies.";

  private final LeaseTerms terms;
  private final Election election;
  private final EpochFence fence;
  private final Accession accession;
  private final Reign reign;
  private final LongSupplier nanos;
  private final RandomGenerator random;
  private final LeadershipListener listener;
  private final Runnable halt;
  private String told = "";
  private volatile boolean broken;
  private volatile boolean refused;

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
    this.accession = new Accession(fence, terms, nanos);
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

  /** The server says that this epoch is over: to be looked into at the next try. */
  @Override
  public void doubt() {
    refused = true;
  }

  /** One try; returns how long to wait before the next. */
  Duration step() {
    long sentAt = nanos.getAsLong();
    try {
      Election.Held mine = election.tryAcquireOrRenew();
      if (mine != null) {
        lead(mine, sentAt);
      } else if (reign.begun()) {
        lose("the Lease is held by " + election.holder() + " now");
      } else {
        accession.abandon();
        follow();
      }
    } catch (RegisterUnavailableException e) {
      // Whoever heard that hears again whom it follows, once that is known.
      told = "";
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

  private void lead(Election.Held mine, long sentAt) {
    Epoch epoch = reign.epoch();
    if (epoch == null) {
      begin(mine.record(), sentAt);
      return;
    }
    broken |= !mine.unbroken();
    String over = over(epoch);
    if (over.isEmpty()) {
      reign.renewed(sentAt);
    } else {
      lose(over);
    }
  }

  /**
   * Why the epoch is over though the Lease is ours, empty when it is not: another may have led
   * while the Lease was gone, and a cluster that was restored knows of less than its objects.
   */
  private String over(Epoch epoch) {
    if (refused) {
      Epoch highest = fence.raise();
      if (highest.compareTo(epoch) > 0) {
        return "epoch " + epoch.value() + " is over: epoch " + highest.value() + " was seen";
      }
      refused = false;
    }
    if (broken && !fence.stands(epoch)) {
      return "the Lease was lost meanwhile, and the fence no longer holds epoch " + epoch.value();
    }
    broken = false;
    return "";
  }

  private void begin(LeaseRecord mine, long sentAt) {
    reign.renewed(sentAt);
    Accession.Reigning next = accession.attempt(mine.transitions(), sentAt);
    if (next == null) {
      told = "";
      listener.unavailable(UNFENCED);
    } else if (!reign.stale()) {
      broken = false;
      refused = false;
      reign.begin(next.epoch());
      told = "leads";
      listener.leading(next.epoch(), next.fenced());
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

  /**
   * A leader renews on time. Candidates look as often, and once more when the Lease runs out; at
   * random, so that they do not collide for ever.
   */
  private Duration pause() {
    Duration retry = terms.retryPeriod();
    if (reign.begun()) {
      return retry;
    }
    Duration look = share(retry, 1 + SPREAD * random.nextDouble());
    Duration expiry = election.untilExpiry();
    Duration take = expiry.plus(share(retry, TAKE * (1 + random.nextDouble())));
    return expiry.isPositive() && take.compareTo(look) < 0 ? take : look;
  }

  private static Duration share(Duration of, double factor) {
    return Duration.ofNanos((long) (of.toNanos() * factor));
  }
}
