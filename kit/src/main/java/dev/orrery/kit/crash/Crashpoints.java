package dev.orrery.kit.crash;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.play.Disturbance;
import dev.orrery.kit.play.Outcome;
import dev.orrery.kit.play.Played;
import dev.orrery.kit.play.Theatre;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.Operators;
import dev.orrery.kit.subject.Packaged;
import dev.orrery.kit.subject.Subject;
import dev.orrery.localcluster.proxy.Rule;
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

/**
 * Kills the operator before and after every write of every story, and looks what comes of it. Each
 * story is first played undisturbed, twice: the writes that occur both times are the boundaries.
 */
public final class Crashpoints {

  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of a start the first renewals of Leases count; else they have no part in the story. */
  private static final int RENEWALS = 4;

  private final List<Story> stories;
  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * What is to be tried.
   *
   * @param lanes clusters side by side
   * @param share of the boundaries that is tried, chosen by the seed; 1 means all
   * @param killed one in so many deaths is that of a packaged operator by SIGKILL; 0 means none
   */
  public record Plan(int lanes, double share, int killed, Seed seed) {}

  /**
   * For these stories.
   *
   * @param progress is told a line for each run
   */
  public Crashpoints(List<Story> stories, Plan plan, Consumer<String> progress) {
    this.stories = List.copyOf(stories);
    this.plan = plan;
    this.progress = progress;
  }

  /** Plays all of it; takes minutes. */
  public CrashReport run() throws InterruptedException {
    Queue<Story> open = new ConcurrentLinkedQueue<>(stories);
    List<CrashRun> runs = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> lanes = new ArrayList<>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 1; i <= plan.lanes(); i++) {
        String name = "crash" + i;
        lanes.add(
            threads.submit(
                () -> {
                  lane(name, open, runs);
                  return null;
                }));
      }
      for (Future<?> lane : lanes) {
        lane.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a lane failed: " + failed.getCause(), failed);
    }
    List<CrashRun> reached = runs.stream().filter(CrashRun::killed).toList();
    int boundaries =
        (int) reached.stream().map(run -> run.scenario() + run.boundary()).distinct().count();
    return new CrashReport(
        boundaries, reached, runs.stream().filter(run -> !run.killed()).toList());
  }

  private void lane(String name, Queue<Story> open, List<CrashRun> runs)
      throws InterruptedException {
    try (Lane lane = Lane.start(name)) {
      for (Story story = open.poll(); story != null; story = open.poll()) {
        story(lane, story, runs);
      }
    }
  }

  private void story(Lane lane, Story story, List<CrashRun> runs) {
    Played reference;
    List<Boundary> boundaries;
    List<Death> deaths;
    try (Operators here = Operators.of(lane, new InProcess(), plan.seed())) {
      Theatre theatre = new Theatre(lane, here);
      reference = theatre.reference(story);
      int renewals = story.scenario().fromStart() ? RENEWALS : 0;
      boundaries = new ArrayList<>(Boundary.of(reference.passed(), renewals));
      boundaries.retainAll(Boundary.of(theatre.reference(story).passed(), renewals));
      deaths = deaths(story, boundaries);
      progress.accept(
          "%s: %d boundaries, %d deaths"
              .formatted(story.scenario().value(), boundaries.size(), deaths.size()));
      for (Death death : deaths) {
        if (!death.packaged()) {
          add(runs, die(theatre, story, reference, death, "in process"));
        }
      }
    }
    if (deaths.stream().anyMatch(Death::packaged)) {
      Subject packaged = new Packaged();
      try (Operators there = Operators.of(lane, packaged, plan.seed())) {
        Theatre theatre = new Theatre(lane, there);
        for (Death death : deaths) {
          if (death.packaged()) {
            add(runs, die(theatre, story, reference, death, packaged.name()));
          }
        }
      }
    }
  }

  private void add(List<CrashRun> runs, CrashRun run) {
    runs.add(run);
    progress.accept(run.toString());
  }

  /** A write that a busy machine left out this time is tried again. */
  private static CrashRun die(
      Theatre theatre, Story story, Played reference, Death death, String subject) {
    CrashRun run = null;
    for (int tries = 0; run == null || (tries < TRIES && again(run)); tries++) {
      var disturbance = new Disturbance(List.of(death.rule()));
      Outcome outcome = theatre.disturbed(story, reference, disturbance, PATIENCE);
      run =
          new CrashRun(
              story.scenario().value(),
              death.boundary(),
              death.moment(),
              subject,
              disturbance.happened(),
              outcome);
    }
    return run;
  }

  private static boolean again(CrashRun run) {
    return !run.killed() && run.outcome().clean();
  }

  private List<Death> deaths(Story story, List<Boundary> boundaries) {
    Random random = new Random(plan.seed().value() ^ story.scenario().value().hashCode());
    List<Death> deaths = new ArrayList<>();
    for (Boundary boundary : boundaries) {
      for (Moment moment : Moment.values()) {
        if (random.nextDouble() < plan.share()) {
          boolean packaged = plan.killed() > 0 && random.nextInt(plan.killed()) == 0;
          deaths.add(new Death(boundary, moment, packaged));
        }
      }
    }
    return deaths;
  }

  private record Death(Boundary boundary, Moment moment, boolean packaged) {
    Rule rule() {
      return Rule.once(
          boundary + " " + moment, boundary.match(), moment.fault(), boundary.occurrence());
    }
  }
}
