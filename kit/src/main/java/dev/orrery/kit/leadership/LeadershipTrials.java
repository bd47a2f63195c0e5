package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Packaged;
import dev.orrery.kit.subject.Subject;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays upheavals in several lanes side by side: in the first with the operator as it is packaged,
 * two of them; in the others with two and three in this process.
 */
public final class LeadershipTrials {

  private static final int MEASURES = 20;

  /** More lanes than that in a row that come to nothing are no accident. */
  private static final int REPLACEMENTS = 3;

  private final int lanes;
  private final OperatorSpec spec;
  private final Seed seed;
  private final Consumer<String> progress;

  /**
   * How they are played.
   *
   * @param lanes at least 1, and 2 when anything is played that needs no process of its own
   * @param spec how the operators are run
   * @param progress is told a line for each
   */
  public LeadershipTrials(int lanes, OperatorSpec spec, Seed seed, Consumer<String> progress) {
    this.lanes = lanes;
    this.spec = spec;
    this.seed = seed;
    this.progress = progress;
  }

  /** Plays them all. */
  public LeadershipReport run(List<Upheaval> upheavals) throws InterruptedException {
    List<Upheaval> shuffled = new ArrayList<>(upheavals);
    Collections.shuffle(shuffled, Random.from(seed.random("upheavals")));
    Deque<Upheaval> processes = new ArrayDeque<>();
    Deque<Upheaval> others = new ArrayDeque<>();
    shuffled.forEach(each -> (each.needsProcess() ? processes : others).add(each));
    List<LeadershipReport> reports = new ArrayList<>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<LeadershipReport>> running = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        int lane = i;
        boolean packaged = !processes.isEmpty() && i == 0;
        running.add(threads.submit(() -> play(lane, packaged, processes, others)));
      }
      for (Future<LeadershipReport> each : running) {
        reports.add(each.get());
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a lane failed: " + failed.getCause(), failed);
    }
    return LeadershipReport.of(reports);
  }

  /** A lane whose operators do not come to rest is given up, and another takes its place. */
  private LeadershipReport play(
      int number, boolean packaged, Deque<Upheaval> processes, Deque<Upheaval> others)
      throws InterruptedException {
    Subject subject = packaged ? new Packaged() : new InProcess();
    List<LeadershipReport> reports = new ArrayList<>();
    for (int i = 0; i < REPLACEMENTS; i++) {
      List<Transition> transitions = new ArrayList<>();
      try (Lane lane = Lane.start("lead" + number + "-" + i)) {
        List<Duration> propagation = new Propagation(lane).measure(MEASURES);
        int size = 2 + (packaged ? 0 : number % 2);
        try (Trial trial = new Trial(lane, subject, spec, size, seed)) {
          boolean rest = season(trial, transitions, () -> next(packaged, processes, others));
          reports.add(new LeadershipReport(transitions, trial.stale(), propagation));
          if (rest) {
            break;
          }
        }
      }
    }
    return LeadershipReport.of(reports);
  }

  /** One after the other; false when the operators did not come to rest. */
  private boolean season(
      Trial trial, List<Transition> transitions, Supplier<@Nullable Upheaval> upheavals)
      throws InterruptedException {
    for (Upheaval next = upheavals.get(); next != null; next = upheavals.get()) {
      boolean rest = true;
      Transition transition;
      try {
        transition = trial.play(next);
      } catch (UnsettledException unsettled) {
        rest = false;
        transition = trial.unsettled(next, unsettled);
      }
      transitions.add(transition);
      progress.accept(transition.toString());
      if (!rest) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Upheaval next(
      boolean packaged, Deque<Upheaval> processes, Deque<Upheaval> others) {
    synchronized (others) {
      Upheaval own = packaged ? processes.poll() : null;
      return own != null ? own : others.poll();
    }
  }
}
