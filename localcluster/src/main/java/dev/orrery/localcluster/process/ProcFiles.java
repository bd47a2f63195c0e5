package dev.orrery.localcluster.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Linux tells about processes in /proc. */
final class ProcFiles {
  private static final Path PROC = Path.of("/proc");

  /** The position of the start time behind the program's name in a stat line. */
  private static final int START_TICKS = 19;

  private ProcFiles() {}

  /**
   * One stat line.
   *
   * @param state the letter that stands for the process' state
   * @param startTicks clock ticks since boot
   */
  record Stat(char state, long startTicks) {
    /** A zombie has ended; only its parent has not asked yet. */
    boolean dead() {
      return state == 'Z' || state == 'X';
    }

    /**
     * The name in brackets may hold blanks and brackets of its own, so fields count from its end.
     */
    static Stat parse(String line) {
      String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
      return new Stat(fields[0].charAt(0), Long.parseLong(fields[START_TICKS]));
    }
  }

  static Optional<Stat> stat(long pid) {
    try {
      return Optional.of(Stat.parse(Files.readString(PROC.resolve(pid + "/stat"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /**
   * The environment a process was started with; empty when it ended or belongs to somebody else.
   */
  static Map<String, String> environment(long pid) {
    Map<String, String> found = new HashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(pid + "/environ"));
      for (String entry : new String(bytes, StandardCharsets.UTF_8).split("\0", -1)) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
          found.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return found;
  }

  /** The ids of all processes that can be seen. */
  static List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
    } catch (IOException e) {
      return List.of();
    }
    return pids;
  }
}
