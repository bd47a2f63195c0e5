package dev.orrery.kit.stale;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.play.UnfinishedException;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.subject.NotReadyException;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** All ways of not knowing the present, in lanes side by side. */
public final class StaleMatrix {

  private static final List<Integer> LAGS = List.of(1, 5, 30, 120);
  private static final List<String> LOSSES =
      List.of("workload-create", "placer-bind", "workload-rename");
  private static final Duration FROZEN = Duration.ofMinutes(2);

  private final Seed seed;
  private final Consumer<String> progress;

  /** With this seed; progress is told a line for each run. */
  public StaleMatrix(Seed seed, Consumer<String> progress) {
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * Plays them.
   *
   * @param lanes clusters side by side
   * @param share of all, chosen by the seed; 1 means all
   * @param longestLag seconds; longer lags are left out
   * @param only what is played has this in its description; empty for all
   */
  public List<StaleRun> run(int lanes, double share, int longestLag, String only)
      throws InterruptedException {
    Queue<Planned> open = new ConcurrentLinkedQueue<>(chosen(share, longestLag));
    open.removeIf(planned -> !planned.what().contains(only));
    List<StaleRun> results = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 1; i <= lanes; i++) {
        String name = "stale" + i;
        running.add(
            threads.submit(
                () -> {
                  play(name, open, results);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a lane failed: " + failed.getCause(), failed);
    }
    return List.copyOf(results);
  }

  /** Runs that belong together, in words, and how they are played. */
  private record Planned(String what, Function<StaleReads, List<StaleRun>> runs) {}

  private void play(String name, Queue<Planned> open, List<StaleRun> results)
      throws InterruptedException {
    try (StaleReads reads = new StaleReads(Lane.start(name), seed)) {
      for (Planned next = open.poll(); next != null; next = open.poll()) {
        for (StaleRun run : play(reads, next)) {
          results.add(run);
          progress.accept(run.toString());
        }
      }
    }
  }

  private static List<StaleRun> play(StaleReads reads, Planned planned) {
    try {
      return planned.runs().apply(reads);
    } catch (UnfinishedException | NotReadyException e) {
      String why = String.valueOf(e.getMessage());
      return List.of(new StaleRun(planned.what(), true, false, 0, 0, why));
    }
  }

  private List<Planned> chosen(double share, int longestLag) {
    Random random = new Random(seed.value());
    List<Planned> all = new ArrayList<>();
    for (int lag : LAGS.reversed()) {
      for (Story story : Stories.all()) {
        if (lag <= longestLag && !story.scenario().fromStart()) {
          all.add(
              new Planned(
                  name(story) + ", lag of " + lag + " s",
                  reads -> List.of(reads.lag(story, Duration.ofSeconds(lag)))));
        }
      }
    }
    for (Story story : Stories.all()) {
      if (!story.scenario().fromStart()) {
        all.add(new Planned(name(story) + ", back in time", reads -> List.of(reads.travel(story))));
      }
    }
    int most = share < 1 ? 2 : 100;
    for (WatchTarget target : WatchTarget.ALL) {
      all.add(
          new Planned(
              "watch of " + target + " frozen", reads -> List.of(reads.frozen(target, FROZEN))));
      for (String prefix : LOSSES) {
        Story story = Stories.named(prefix).getFirst();
        all.add(
            new Planned(
                name(story) + ", events of " + target + " lost",
                reads -> reads.losses(story, List.of(target), most)));
      }
    }
    Story expiring = Stories.named("workload-create").getFirst();
    all.add(
        new Planned(
            name(expiring) + ", watches expired",
            reads -> reads.expiries(expiring, WatchTarget.ALL)));
    all.removeIf(_ -> random.nextDouble() >= share);
    return all;
  }

  private static String name(Story story) {
    return story.scenario().value();
  }
}
