package dev.orrery.kit.seeded;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.kit.lane.Checkout;
import dev.orrery.kit.sensitivity.Finding;
import dev.orrery.kit.sensitivity.Inspection;
import dev.orrery.plan.Seed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All checks in a JVM of their own, with a bug or without. */
public final class Trial {

  private static final long MINUTES = 40;

  private final Path work;

  /** With its files in this folder. */
  public Trial(Path work) {
    this.work = work;
  }

  /**
   * Runs all checks, up to the first finding.
   *
   * @param overlay what stands before the product's classes; null for the product as it is
   * @param first the check that comes before the others; empty for their usual order
   * @throws BugException when it comes to no end, or cannot start: that is no finding
   */
  public Finding run(@Nullable Path overlay, Seed seed, String first) throws InterruptedException {
    return inspected(overlay, seed, first.isEmpty() ? "" : first + ",");
  }

  /**
   * Runs one check: what it tries follows from the seed alone, whatever was checked before it.
   *
   * @param overlay what stands before the product's classes; null for the product as it is
   * @param check its name
   * @throws BugException when it comes to no end, or cannot start
   */
  public Finding again(@Nullable Path overlay, Seed seed, String check)
      throws InterruptedException {
    return inspected(overlay, seed, check);
  }

  private Finding inspected(@Nullable Path overlay, Seed seed, String check)
      throws InterruptedException {
    try {
      Files.createDirectories(work);
      Path report = work.resolve("finding.json");
      Files.deleteIfExists(report);
      Path log = work.resolve("trial.log");
      ProcessBuilder builder =
          new ProcessBuilder(command(overlay, seed, report, check))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      // The API server's small heap would be collected all the time: a tenth of a trial's cost.
      builder.environment().put("GOGC", "400");
      Process process = builder.start();
      Thread hook = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(hook);
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(hook);
      if (!ended || !Files.exists(report)) {
        throw new BugException("A trial came to no end. Maybe its log tells why: " + log);
      }
      return new ObjectMapper().readValue(report.toFile(), Finding.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(
      @Nullable Path overlay, Seed seed, Path report, String check) {
    String built = property("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx2g");
    command.add("-Dorrery.root=" + Checkout.root());
    command.add("-Dorrery.log=" + System.getProperty("orrery.log", "WARN"));
    command.add("-cp");
    command.add(overlay == null ? built : overlay + File.pathSeparator + built);
    command.add(Inspection.class.getName());
    command.add(Long.toString(seed.value()));
    command.add(report.toString());
    if (!check.isEmpty()) {
      command.add(check);
    }
    return command;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
