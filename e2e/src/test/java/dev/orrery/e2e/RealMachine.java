package dev.orrery.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** This machine as real nodes use it: their processes, links, control groups and mounts. */
final class RealMachine {

  /** Kills the operator's process in a pod, as the kernel's memory killer would. */
  void kill(String pod) {
    ProcessHandle process =
        ProcessHandle.allProcesses()
            .filter(one -> environment(one.pid()).contains("POD_NAME=" + pod))
            .filter(one -> commandLine(one.pid()).contains("dev.orrery.operator.Main"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no process of pod " + pod));
    process.destroyForcibly();
  }

  /**
   * What a running cluster shows of itself on this machine.
   *
   * @param name the cluster's name
   */
  Traces tracesOf(String name) {
    Path home = home(name);
    String link =
        read(home.resolve("nodes/network.json")).replaceAll(".*\"number\":(\\d+).*", "orrery$1");
    return new Traces(() -> traces(home, link));
  }

  /** Traces that can be looked for again when the cluster is gone. */
  record Traces(Supplier<List<String>> look, List<String> found) {
    Traces(Supplier<List<String>> look) {
      this(look, look.get());
    }

    List<String> left() {
      return look.get();
    }
  }

  private static List<String> traces(Path home, String link) {
    List<String> traces = new ArrayList<>();
    if (Files.exists(home)) {
      traces.add("folder " + home);
    }
    ProcessHandle.allProcesses()
        .filter(one -> environment(one.pid()).contains("ORRERY_CLUSTER_HOME=" + home))
        .forEach(one -> traces.add("process " + commandLine(one.pid())));
    try {
      NetworkInterface.networkInterfaces()
          .filter(one -> one.getName().equals(link))
          .forEach(one -> traces.add("link " + one.getName()));
      try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"), 2)) {
        groups
            .filter(group -> group.getFileName().toString().startsWith(link + "-"))
            .forEach(group -> traces.add("control group " + group));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read(Path.of("/proc/self/mountinfo"))
        .lines()
        .filter(line -> line.contains(home.toString()))
        .forEach(line -> traces.add("mount " + line));
    return traces;
  }

  private static Path home(String name) {
    String cache = System.getenv().getOrDefault("ORRERY_CACHE", "");
    String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path folder =
        !cache.isEmpty()
            ? Path.of(cache)
            : (xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg))
                .resolve("orrery");
    return folder.resolve("clusters").resolve(name);
  }

  private static List<String> environment(long pid) {
    return List.of(readIfThere(Path.of("/proc/" + pid + "/environ")).split("\0", -1));
  }

  private static String commandLine(long pid) {
    return readIfThere(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
  }

  /** A process may end while it is looked at. */
  private static String readIfThere(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
