package dev.orrery.kube.placement;

import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports on their way: few at a time, so that bindings have the server to themselves; at most so
 * many waiting, the rest is dropped and counted; a later report of the same key takes the place of
 * an earlier one that still waits.
 */
final class ReportQueue {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final Writer writer;
  private final Executor executor;
  private final BiConsumer<Duration, Runnable> later;
  private final int inFlight;
  private final int capacity;
  private final Map<Object, Report> waiting = new LinkedHashMap<>();
  private final LongAdder sent = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private int underWay;

  /**
   * An empty queue.
   *
   * @param executor builds and sends the writes
   * @param later runs something after a pause
   * @param inFlight reports under way at most
   * @param capacity reports waiting at most
   */
  ReportQueue(
      Writer writer,
      Executor executor,
      BiConsumer<Duration, Runnable> later,
      int inFlight,
      int capacity) {
    this.writer = writer;
    this.executor = executor;
    this.later = later;
    this.inFlight = inFlight;
    this.capacity = capacity;
  }

  /** Runs something on an executor after a pause. */
  static BiConsumer<Duration, Runnable> after(Executor executor) {
    return (pause, act) ->
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, executor)
            .execute(act);
  }

  /**
   * Takes a report and returns at once.
   *
   * @param key what it is about: one report of a key waits at a time
   * @param insist whether it is tried again, for ever, when the server did not take it
   * @param write asked before each try; null when there is nothing to say any more
   */
  void add(Object key, boolean insist, Supplier<@Nullable Write> write) {
    put(key, new Report(write, insist, 1));
  }

  /** Reports that the server took. */
  long sent() {
    return sent.sum();
  }

  /** Reports that were dropped or given up. */
  long lost() {
    return lost.sum();
  }

  /** Reports that wait. */
  synchronized int size() {
    return waiting.size();
  }

  private void put(Object key, Report report) {
    boolean start;
    synchronized (this) {
      if (waiting.size() >= capacity && !waiting.containsKey(key)) {
        lost.increment();
        return;
      }
      waiting.put(key, report);
      start = underWay < inFlight;
      if (start) {
        underWay++;
      }
    }
    if (start) {
      executor.execute(this::next);
    }
  }

  private void next() {
    Map.Entry<Object, Report> entry = take();
    if (entry == null) {
      return;
    }
    Write write = entry.getValue().write().get();
    if (write == null) {
      executor.execute(this::next);
      return;
    }
    var _ =
        writer
            .send(write)
            .thenAccept(result -> ended(entry.getKey(), entry.getValue(), result))
            .thenRunAsync(this::next, executor);
  }

  private synchronized Map.@Nullable Entry<Object, Report> take() {
    var first = waiting.entrySet().iterator();
    if (!first.hasNext()) {
      underWay--;
      return null;
    }
    Map.Entry<Object, Report> entry =
        Map.entry(first.next().getKey(), waiting.values().iterator().next());
    waiting.remove(entry.getKey());
    return entry;
  }

  private void ended(Object key, Report report, WriteResult result) {
    switch (result) {
      case WriteResult.Applied _ -> sent.increment();
      case WriteResult.Gone _ -> lost.increment();
      default -> retry(key, report);
    }
  }

  private void retry(Object key, Report report) {
    if (!report.insist()) {
      lost.increment();
      return;
    }
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(report.tries() - 1, DOUBLINGS));
    later.accept(
        doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE, () -> again(key, report));
  }

  private void again(Object key, Report report) {
    synchronized (this) {
      if (waiting.containsKey(key)) {
        return; // a later one took its place
      }
    }
    put(key, new Report(report.write(), true, report.tries() + 1));
  }

  /** One report: how to write it, and how often that was tried. */
  private record Report(Supplier<@Nullable Write> write, boolean insist, int tries) {}
}
