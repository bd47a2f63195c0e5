package dev.orrery.operator.rehearsal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Starts the program against a server of its own, lets it work, and ends it. */
public final class Rehearsal {

  private static final int PATIENCE = 20;

  private Rehearsal() {}

  /** The program that rehearses. */
  public interface Cast extends Closeable {

    /** Whether it works. */
    boolean ready();
  }

  /**
   * Rehearses once.
   *
   * @param start starts the program with this kubeconfig; what it gives back ends it
   */
  public static void run(Function<Path, Cast> start) {
    try (RehearsalServer server = new RehearsalServer()) {
      Path kubeconfig = server.kubeconfig();
      try (Cast program = start.apply(kubeconfig)) {
        // What does not come to work here is not recorded, and starts as it would without.
        for (int i = 0; i < PATIENCE && !(server.awaitBindings(1) && program.ready()); i++) {
          server.pause();
        }
      } finally {
        Files.deleteIfExists(kubeconfig);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
