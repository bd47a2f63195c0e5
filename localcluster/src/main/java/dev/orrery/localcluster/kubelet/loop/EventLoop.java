package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.kubelet.time.TimerWheel;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks and timers one after the other on one thread, so that what they share needs no lock.
 */
public final class EventLoop implements Executor, AutoCloseable {

  private static final long TICK = 50;
  private static final int BATCH = 256;

  private final InstantSource clock;
  private final TimerWheel timers;
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private Runnable afterEach = () -> {};
  private volatile boolean closed;

  /** A loop that has not begun yet. */
  public EventLoop(String name, InstantSource clock) {
    this.clock = clock;
    this.timers = new TimerWheel(clock.millis(), TICK);
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param afterEach is called after each batch of tasks
   */
  public void start(Runnable afterEach) {
    this.afterEach = afterEach;
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Ends the loop with what went wrong elsewhere. */
  public void fail(RuntimeException failure) {
    execute(
        () -> {
          throw failure;
        });
  }

  /** Now, in milliseconds since the epoch. */
  public long now() {
    return clock.millis();
  }

  /** Sets a timer; only for the loop's own thread. */
  public TimerWheel.Timer at(long at, Runnable task) {
    return timers.at(at, task);
  }

  /** Completes when the loop is closed, exceptionally when a task threw what it should not. */
  public CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    closed = true;
    tasks.add(() -> {});
  }

  private void run() {
    try {
      while (!closed) {
        Runnable task = tasks.poll(timers.untilNextTick(clock.millis()), TimeUnit.MILLISECONDS);
        for (int left = BATCH; task != null && left > 0; left--) {
          task.run();
          task = left > 1 ? tasks.poll() : null;
        }
        timers.advance(clock.millis());
        afterEach.run();
      }
      ended.complete(null);
    } catch (InterruptedException e) {
      ended.complete(null);
    } catch (RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }
}
