package dev.orrery.operator.role;

import dev.orrery.operator.ExitException;
import java.util.concurrent.CompletableFuture;

/** How the process comes to its end. */
public interface ProcessEnd {

  /** In order: roles stop, Leases are given back. */
  void exit(ExitException why);

  /** At once: nothing more may be written. */
  void halt();

  /** The end that the main thread waits for. */
  final class Awaited implements ProcessEnd {
    private final CompletableFuture<ExitException> end = new CompletableFuture<>();
    private final Runnable halt;

    /**
     * Not yet.
     *
     * @param halt ends the process at once
     */
    public Awaited(Runnable halt) {
      this.halt = halt;
    }

    @Override
    public void exit(ExitException why) {
      end.complete(why);
    }

    @Override
    public void halt() {
      halt.run();
    }

    /** Waits. */
    public ExitException await() {
      return end.join();
    }
  }
}
