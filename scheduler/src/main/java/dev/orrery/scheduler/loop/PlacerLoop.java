package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.place.Decision;
import dev.orrery.scheduler.score.Weights;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Places pods as they come: one thread decides, everything else only puts messages into its inbox.
 * Feed it with the initial list, then call {@link #start}: nothing is decided before.
 */
public final class PlacerLoop implements ClusterEvents, AutoCloseable {

  private static final int BATCH = 256;

  private static final Duration STATS_EVERY = Duration.ofSeconds(1);

  private final Binder binder;
  private final LoopObserver observer;
  private final InstantSource clock;
  private final DecisionLog decisions;
  private final Desk desk;
  private final Queue<Consumer<Instant>> inbox = new ConcurrentLinkedQueue<>();
  private final Semaphore news = new Semaphore(0);
  private volatile PlacerStats stats;
  private volatile boolean closed;
  private volatile @Nullable Thread thread;
  private Instant statsDue = Instant.MIN;

  /** A loop that has not started. */
  public PlacerLoop(
      LoopConfig config,
      Binder binder,
      PlacementReporter reporter,
      LoopObserver observer,
      InstantSource clock) {
    this.binder = binder;
    this.observer = observer;
    this.clock = clock;
    this.decisions = new DecisionLog(config.decisionsKept());
    this.desk = new Desk(config, reporter, observer, decisions);
    this.stats = desk.stats();
  }

  /** Starts deciding; call it once, after the initial list has been told. */
  public void start() {
    Thread decider = Thread.ofPlatform().name("orrery-placer").daemon().unstarted(this::run);
    thread = decider;
    decider.start();
  }

  /** Observe or bind; observing is what stands at the start. */
  public void mode(Mode mode) {
    tell(now -> desk.mode(mode));
  }

  /** What the parts of a score count from now on. */
  public void weights(Weights weights) {
    tell(now -> desk.weights(weights));
  }

  /** Where the loop stands, at most about a second old. */
  public PlacerStats stats() {
    return stats;
  }

  /** The latest decisions, oldest first. */
  public List<Decision> decisions() {
    return decisions.all();
  }

  /** What was decided on a pod lately, null where it is not known (any more). */
  public @Nullable Decision decision(PodKey pod) {
    return decisions.of(pod);
  }

  /** The cluster as the loop sees it, pending pods of ours among it. */
  public CompletableFuture<Snapshot> snapshot() {
    var answer = new CompletableFuture<Snapshot>();
    tell(now -> answer.complete(desk.snapshot()));
    return answer;
  }

  @Override
  public void podChanged(Pod pod) {
    tell(now -> desk.podChanged(pod, now));
  }

  @Override
  public void podDeleted(PodKey key) {
    tell(now -> desk.podDeleted(key));
  }

  @Override
  public void nodeChanged(Node node) {
    tell(now -> desk.change(fleet -> fleet.putNode(node)));
  }

  @Override
  public void nodeDeleted(String name) {
    tell(now -> desk.change(fleet -> fleet.removeNode(name)));
  }

  @Override
  public void namespaceChanged(String name, Map<String, String> labels) {
    tell(now -> desk.change(fleet -> fleet.putNamespace(name, labels)));
  }

  @Override
  public void namespaceDeleted(String name) {
    namespaceChanged(name, Map.of());
  }

  /** Ends the deciding thread; bindings that are on their way are not recalled. */
  @Override
  public void close() {
    closed = true;
    news.release();
    Thread decider = thread;
    if (decider != null && !decider.equals(Thread.currentThread())) {
      try {
        decider.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      while (!closed) {
        Instant next = step();
        Duration wait = Duration.between(clock.instant(), next);
        if (wait.isPositive()) {
          sleep(wait);
        }
      }
    } catch (RuntimeException | Error unexpected) {
      observer.died(unexpected);
      throw unexpected;
    }
  }

  private void sleep(Duration wait) {
    try {
      if (news.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads the inbox, lets the time work, tries some pods.
   *
   * @return when to call again, if nothing is told before
   */
  Instant step() {
    Instant now = clock.instant();
    for (Consumer<Instant> message = inbox.poll(); message != null; message = inbox.poll()) {
      message.accept(now);
    }
    desk.tick(now, this::send);
    for (int i = 0; i < BATCH && desk.canPlace(); i++) {
      desk.placeNext(now, this::send);
    }
    if (!now.isBefore(statsDue)) {
      stats = desk.stats();
      statsDue = now.plus(STATS_EVERY);
    }
    if (desk.canPlace() || !inbox.isEmpty()) {
      return now;
    }
    Instant next = desk.nextTick();
    return next != null && next.isBefore(statsDue) ? next : statsDue;
  }

  private void send(Entry entry, Decision decision) {
    CompletableFuture<Binder.Outcome> answer = binder.bind(entry.pod, decision);
    var _ =
        answer.whenComplete(
            (outcome, error) ->
                tell(
                    now ->
                        desk.finished(
                            entry,
                            error == null ? outcome : new Binder.Outcome.Unknown(error.toString()),
                            now)));
  }

  private void tell(Consumer<Instant> message) {
    inbox.add(message);
    if (news.availablePermits() == 0) {
      news.release();
    }
  }
}
