package dev.orrery.kit.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets several threads run one at a time: whoever comes to a call to the server hands the baton to
 * one drawn by chance. The same chance gives the same interleaving.
 */
final class Baton {

  private final RandomGenerator random;
  private final List<Runner> running = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Throwable failure;

  Baton(RandomGenerator random) {
    this.random = random;
  }

  /** A thread that waits for its turn. */
  final class Runner {
    private final Semaphore turn = new Semaphore(0);
    private final Runnable body;

    Runner(Runnable body) {
      this.body = body;
    }

    /** Hands the baton on and comes back with it. */
    void handOn() {
      Runner next = running.get(random.nextInt(running.size()));
      if (next != this) {
        next.turn.release();
        turn.acquireUninterruptibly();
      }
    }

    private void run() {
      turn.acquireUninterruptibly();
      try {
        body.run();
      } catch (Throwable thrown) { // the edge of the thread: it fails the test
        failure = failure == null ? thrown : failure;
      }
      running.remove(this);
      if (running.isEmpty()) {
        ended.countDown();
      } else {
        running.get(random.nextInt(running.size())).turn.release();
      }
    }
  }

  Runner add(Runnable body) {
    Runner runner = new Runner(body);
    running.add(runner);
    return runner;
  }

  /** How many have not ended. */
  int left() {
    return running.size();
  }

  /** Runs all to their ends; gives what the first that failed threw. */
  @Nullable Throwable race() {
    for (Runner runner : List.copyOf(running)) {
      Thread.ofVirtual().start(runner::run);
    }
    running.getFirst().turn.release();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }
}
