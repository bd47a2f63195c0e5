package dev.orrery.kit.sequence;

import dev.orrery.kit.lane.Lane;
import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays sequences of all kinds, each kind in a cluster of its own. */
public final class SpecSequences {

  /** Of a kind that a cluster has one of, sequences go one by one: so many of all specs. */
  private static final double SERIAL_SHARE = 0.1;

  private final Seed seed;
  private final int width;
  private final Consumer<String> progress;

  /**
   * Sequences that follow from a seed.
   *
   * @param width sequences side by side in a cluster
   * @param progress is told of each
   */
  public SpecSequences(Seed seed, int width, Consumer<String> progress) {
    this.seed = seed;
    this.width = width;
    this.progress = progress;
  }

  /**
   * Plays until so many specs have been sent.
   *
   * @param subjects the kinds
   * @param transitions specs in all
   */
  public List<SequenceResult> run(List<SpecSubject> subjects, int transitions)
      throws InterruptedException {
    return play(subjects, transitions, null);
  }

  /** Plays those of one kind in a lane that is there. */
  List<SequenceResult> run(Lane lane, SpecSubject subject, int transitions)
      throws InterruptedException {
    List<SequenceResult> results = Collections.synchronizedList(new ArrayList<>());
    play(lane, subject, transitions, false, null, results);
    return List.copyOf(results);
  }

  /** Plays one again. */
  public List<SequenceResult> only(List<SpecSubject> subjects, long one)
      throws InterruptedException {
    return play(subjects, 1, one);
  }

  private List<SequenceResult> play(
      List<SpecSubject> subjects, int transitions, @Nullable Long only)
      throws InterruptedException {
    List<SequenceResult> results = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (SpecSubject subject : subjects) {
        running.add(
            threads.submit(
                () -> {
                  play(subject, transitions, subjects.size() > 1, only, results);
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

  private void play(
      SpecSubject subject,
      int transitions,
      boolean shared,
      @Nullable Long only,
      List<SequenceResult> results)
      throws InterruptedException {
    try (Lane lane = Lane.start("specs" + subject.crd().charAt(0))) {
      play(lane, subject, transitions, shared, only, results);
    }
  }

  private void play(
      Lane lane,
      SpecSubject subject,
      int transitions,
      boolean shared,
      @Nullable Long only,
      List<SequenceResult> results)
      throws InterruptedException {
    try (SequenceStage stage = new SequenceStage(subject, lane, seed)) {
      double share = !shared ? 1 : stage.sideBySide() ? 1 - SERIAL_SHARE : SERIAL_SHARE;
      var next = new AtomicLong(only == null ? seed.value() : only);
      var left = new AtomicInteger((int) Math.ceil(transitions * share));
      int players = only == null && stage.sideBySide() ? width : 1;
      try (var threads = Executors.newFixedThreadPool(players)) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < players; i++) {
          running.add(threads.submit(() -> player(stage, next, left, results)));
        }
        for (Future<?> each : running) {
          each.get();
        }
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a player failed: " + failed.getCause(), failed);
      }
    }
  }

  private void player(
      SequenceStage stage, AtomicLong next, AtomicInteger left, List<SequenceResult> results) {
    while (left.get() > 0) {
      Sequence sequence = stage.sequence(next.getAndIncrement());
      if (left.getAndAdd(-sequence.transitions()) > 0) {
        SequenceResult result = stage.play(sequence);
        results.add(result);
        progress.accept(result.toString());
      }
    }
  }
}
