package dev.orrery.cli.up;

import java.nio.file.Path;
import java.util.List;

/** The JVM options of the operator. */
final class LaunchOptions {

  private LaunchOptions() {}

  /** Those for the operator in this build folder. */
  static List<String> of(Path target) {
    return List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx256m");
  }
}
