package dev.orrery.localcluster.image;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The C library and its loader, as the programs of a Java runtime name them. */
final class SharedLibraries {
  /** Such as {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x...)}, or the loader alone. */
  private static final Pattern LINE = Pattern.compile("(?:.* => )?(/\\S+) \\(0x[0-9a-f]+\\)");

  private SharedLibraries() {}

  /**
   * Those that lie outside the runtime itself.
   *
   * @param programs its programs and libraries
   * @param runtime its folder
   */
  static NavigableSet<Path> of(Collection<Path> programs, Path runtime, CommandRunner commands) {
    NavigableSet<Path> found = new TreeSet<>();
    for (Path program : programs) {
      CommandResult result = commands.run("ldd", program.toString());
      if (!result.ok()) {
        throw new ClusterException(
            FailureReason.PROGRAM_MISSING,
            "ldd "
                + program
                + " failed:\n"
                + result.tail(3)
                + "\nMaybe the Java runtime was damaged, or ldd is not on the path.");
      }
      in(result.output()).stream().filter(path -> !path.startsWith(runtime)).forEach(found::add);
    }
    return found;
  }

  /** The paths in what ldd says. */
  static List<Path> in(String output) {
    return output.lines().map(String::strip).flatMap(line -> path(line).stream()).toList();
  }

  private static Optional<Path> path(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() ? Optional.of(Path.of(matcher.group(1))) : Optional.empty();
  }
}
