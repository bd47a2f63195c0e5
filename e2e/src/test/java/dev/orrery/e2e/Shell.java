package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs command lines in the checkout's root, as a user types them.
 *
 * @param environment added to that of the tests
 */
public record Shell(Map<String, String> environment) {

  static final Path ROOT = Path.of(System.getProperty("orrery.root", "..")).normalize();

  private static final Duration PATIENCE = Duration.ofMinutes(12);

  /**
   * How a command ended.
   *
   * @param out what it printed on standard output
   * @param err what it printed beside it
   */
  public record Result(String command, int exit, String out, String err) {

    public Result succeeded() {
      assertThat(exit).as("%s%n%s%n%s", command, out, err).isZero();
      return this;
    }
  }

  /** Runs one line with sh and waits for its end. */
  public Result run(String line) {
    try {
      File out = Files.createTempFile("orrery-e2e", ".out").toFile();
      File err = Files.createTempFile("orrery-e2e", ".err").toFile();
      ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", line));
      builder.directory(ROOT.toFile()).redirectOutput(out).redirectError(err);
      builder.redirectInput(new File("/dev/null"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      Result result = new Result(line, ended ? process.exitValue() : -1, read(out), read(err));
      assertThat(ended).as("%s ended within %s%n%s", line, PATIENCE, result).isTrue();
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(line + " was interrupted", e);
    }
  }

  private static String read(File file) throws IOException {
    try {
      return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(file.toPath());
    }
  }
}
