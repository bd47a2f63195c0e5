package dev.orrery.kit.sensitivity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.plan.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs all checks in this JVM, up to the first finding. */
public final class Inspection {

  /** Many times what any check needs; only a bug keeps one so long. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Inspection() {}

  /**
   * A program of its own: the seed, the file into which the finding is written, as JSON, and, if
   * wanted, the name of the one check that is to be run, or that is to be run first, with {@code ,}
   * after it.
   *
   * @throws IOException when that file cannot be written
   */
  public static void main(String[] args) throws IOException {
    List<Check> checks = args.length > 2 ? chosen(args[2]) : Checks.all();
    Finding finding =
        run(new Seed(Long.parseLong(args[0])), checks, line -> System.err.println(line));
    new ObjectMapper().writeValue(Path.of(args[1]).toFile(), finding);
    // Operators that were killed leave threads behind.
    Runtime.getRuntime().exit(0);
  }

  private static List<Check> chosen(String check) {
    return check.endsWith(",")
        ? Checks.beginningWith(check.substring(0, check.length() - 1))
        : List.of(Checks.named(check));
  }

  /** Runs these checks with this seed. */
  public static Finding run(Seed seed, List<Check> checks, Consumer<String> progress) {
    long begun = System.nanoTime();
    try (Ground ground = new Ground(seed, progress)) {
      for (Check check : checks) {
        if (check.needsLane()) {
          var _ = ground.lane();
        }
        long from = System.nanoTime();
        List<String> wrong = run(check, ground);
        progress.accept("%s: %.1f s".formatted(check.name(), seconds(from)));
        if (!wrong.isEmpty()) {
          return new Finding(check.name(), wrong.getFirst(), seconds(begun));
        }
      }
      return new Finding("", "", seconds(begun));
    }
  }

  private static List<String> run(Check check, Ground ground) {
    FutureTask<List<String>> task = new FutureTask<>(() -> check.run(ground));
    Thread.ofPlatform().daemon().name("check-" + check.name()).start(task);
    try {
      return task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      return List.of("it cannot go on: " + failed.getCause());
    } catch (TimeoutException endless) {
      return List.of("it does not end in " + LONGEST.toSeconds() + " s");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of("interrupted");
    }
  }

  private static double seconds(long from) {
    return (System.nanoTime() - from) / 1e9;
  }
}
