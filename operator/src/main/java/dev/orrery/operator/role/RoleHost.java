package dev.orrery.operator.role;

import dev.orrery.kube.lead.Elector;
import dev.orrery.kube.lead.ElectorThread;
import dev.orrery.kube.lead.LeadershipListener;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.operator.ExitCode;
import dev.orrery.operator.ExitException;
import dev.orrery.operator.preflight.Preflight;
import dev.orrery.operator.preflight.PreflightUnavailableException;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.operator.settings.Settings;
import dev.orrery.plan.Epoch;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one role from the program's start to its end: checks the cluster, fills the role's caches,
 * takes part in its election, lets it work while this process leads, and gives the Lease back.
 */
public final class RoleHost implements LeadershipListener, EpochSource, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RoleHost.class);
  private static final long RETRY_SECONDS = 2;

  private final RoleName name;
  private final Preflight preflight;
  private final RoleFactory factory;
  private final ProcessEnd end;
  private final RoleClients clients;
  private final Elector elector;
  private final ElectorThread election;
  private final Thread starter;
  private final CountDownLatch closing = new CountDownLatch(1);

  private volatile String waitsFor = "the API server's answer to its first questions";
  private volatile @Nullable Role role;
  private volatile @Nullable Epoch epoch;

  /**
   * Does nothing until {@link #start}.
   *
   * @param identity this process's, unlike any other's
   * @param end how the process ends when the role cannot go on
   * @param clock this process's; it may be wrong
   */
  @SuppressWarnings("this-escape") // the elector's thread, which calls back, is started later
  public RoleHost(
      RoleName name,
      Settings settings,
      String identity,
      RoleFactory factory,
      ProcessEnd end,
      InstantSource clock) {
    this.name = name;
    this.preflight = new Preflight(settings);
    this.factory = factory;
    this.end = end;
    String kubeconfig = settings.kubeconfigs().getOrDefault(name, "");
    this.clients = RoleClients.open(kubeconfig, this, identity, clock);
    this.elector = Candidacy.of(name, settings, identity, clients, this, end::halt);
    this.election = new ElectorThread(name.text(), elector);
    this.starter = Thread.ofPlatform().daemon().name("role-" + name.text()).unstarted(this::run);
  }

  /** Begins; returns at once. */
  public void start() {
    starter.start();
  }

  /** Which role. */
  public RoleName name() {
    return name;
  }

  /** Whether the role works, or stands ready to take over. */
  public Health health() {
    Role current = role;
    if (current == null || !waitsFor.isEmpty()) {
      return Health.waiting("waits for " + waitsFor);
    }
    return epoch == null ? Health.ready("stands by") : current.health();
  }

  @Override
  public @Nullable Epoch held() {
    return elector.held();
  }

  @Override
  public void doubt() {
    elector.doubt();
  }

  @Override
  public void leading(Epoch taken, boolean fenced) {
    LOG.info("{}: leading in epoch {}", name.text(), taken.value());
    if (!fenced) {
      LOG.warn(
          "{}: the API server no longer refuses what earlier leaders write. Maybe the admission"
              + " policy orrery-{}-epoch or its binding was deleted: apply manifests/admission.",
          name.text(),
          name.text());
    }
    epoch = taken;
    waitsFor = "";
    Thread.ofPlatform().daemon().name("lead-" + name.text()).start(() -> lead(taken));
  }

  @Override
  public void following(String holder) {
    LOG.info("{}: {} leads", name.text(), holder.isEmpty() ? "nobody" : holder);
    waitsFor = "";
  }

  /** Not ready: while nobody knows whether somebody leads, nobody should count on this role. */
  @Override
  public void waiting(String holder) {
    LOG.info("{}: {} holds the Lease; waiting for a sign of life from it", name.text(), holder);
    waitsFor = "the Lease to be renewed by " + holder + " or to expire";
  }

  @Override
  public void unavailable(String message) {
    LOG.warn("{}: no election: {}", name.text(), message);
    if (epoch == null) {
      waitsFor = "its election: " + message;
    }
  }

  @Override
  public void lost(String why) {
    LOG.error("{}: leadership lost: {}. The process ends now.", name.text(), why);
  }

  @Override
  public void close() {
    closing.countDown();
    Role current = role;
    if (current != null) {
      current.close();
    }
    election.close();
    clients.close();
  }

  private void run() {
    try {
      if (checked()) {
        Role made = factory.create(clients);
        role = made;
        waitsFor = "its election";
        election.start();
      }
    } catch (ExitException e) {
      end.exit(e);
    } catch (RuntimeException e) {
      failed("could not start", e);
    }
  }

  /** Asks until the API server answers; false when the process ends before that. */
  private boolean checked() {
    while (true) {
      try {
        preflight.check(name, clients.http());
        return true;
      } catch (PreflightUnavailableException e) {
        LOG.warn("{}: {}", name.text(), e.getMessage());
        waitsFor = String.valueOf(e.getMessage());
      }
      try {
        if (closing.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private void lead(Epoch taken) {
    Role current = role;
    try {
      if (current != null) {
        current.lead(taken);
      }
    } catch (RuntimeException e) {
      failed("could not take up its work", e);
    }
  }

  private void failed(String what, RuntimeException failure) {
    if (closing.getCount() == 0) {
      return; // it was stopped while it started
    }
    LOG.error("{}: {}", name.text(), what, failure);
    end.exit(
        new ExitException(ExitCode.FAILED, "role " + name.text() + " " + what + ": " + failure));
  }
}
