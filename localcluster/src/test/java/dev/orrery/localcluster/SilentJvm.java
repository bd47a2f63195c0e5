package dev.orrery.localcluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that runs a main class of these tests. */
public final class SilentJvm {
  private SilentJvm() {}

  /** Starts it with one argument. */
  public static Process start(Class<?> main, Path argument) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            argument.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("/dev/null"))
        .start();
  }
}
