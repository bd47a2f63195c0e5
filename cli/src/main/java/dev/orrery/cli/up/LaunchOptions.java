package dev.orrery.cli.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM options of the operator, as its build gives them. */
final class LaunchOptions {

  private LaunchOptions() {}

  /** Those for the operator in this build folder. */
  static List<String> of(Path target) {
    List<String> options = new ArrayList<>();
    options.add("@" + target.resolve("launch/jvm.options"));
    Path cache = target.resolve("launch/operator.aot");
    if (Files.isReadable(cache)) {
      options.add("-XX:AOTCache=" + cache);
    }
    return options;
  }
}
