package dev.orrery.localcluster.node;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.SystemCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds out what this machine lets us do, by doing it in namespaces that end at once. */
final class MachineSurvey {
  private static final String PRIVILEGED =
      "Maybe start this container privileged, or use a machine of one's own.";

  private final CommandRunner commands;
  private final CacheFolder cache;
  private final String searchPath;
  private final Path cgroups;

  private MachineSurvey(
      CommandRunner commands, CacheFolder cache, String searchPath, Path cgroups) {
    this.commands = commands;
    this.cache = cache;
    this.searchPath = searchPath;
    this.cgroups = cgroups;
  }

  static MachineSurvey ofThisMachine() {
    return new MachineSurvey(
        new SystemCommands(),
        CacheFolder.ofEnvironment(),
        System.getenv().getOrDefault("PATH", ""),
        Path.of("/sys/fs/cgroup"));
  }

  /** What is missing on paper already is not tried: its failures would only repeat it. */
  Machine look() {
    Map<String, String> status = ownStatus();
    Path folder = cache.path();
    Machine onPaper =
        new Machine(
            System.getProperty("os.name"),
            Long.parseLong(status.getOrDefault("Uid", "-1").strip().split("\\s+", -1)[0]),
            bits(status.getOrDefault("CapEff", "0").strip()),
            NodeRights.TOOLS.keySet().stream().filter(this::onPath).collect(Collectors.toSet()),
            folder.startsWith("/var") || folder.startsWith("/run"),
            folder.toString(),
            List.of());
    return NodeRights.missing(onPaper).isEmpty() ? onPaper.with(attempts()) : onPaper;
  }

  private List<Machine.Attempt> attempts() {
    List<Machine.Attempt> attempts = new ArrayList<>();
    attempts.add(
        attempt(
            "make namespaces",
            PRIVILEGED,
            "unshare --net --mount --uts --ipc --pid --fork --mount-proc true"));
    attempts.add(
        attempt(
            "make a bridge and a pair of links",
            "Maybe load the kernel's modules bridge and veth.",
            "unshare --net sh -c 'ip link add probe0 type bridge && ip link add probe1 type veth peer name probe2'"));
    attempts.add(
        attempt(
            "forward between networks",
            PRIVILEGED,
            "unshare --net --mount --pid --fork --mount-proc sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'"));
    attempts.add(overlay());
    attempts.add(controlGroup());
    return attempts;
  }

  private Machine.Attempt overlay() {
    Path folder = cache.programs().resolve("overlay-probe-" + ProcessHandle.current().pid());
    try {
      for (String part : List.of("lower", "upper", "work", "merged")) {
        Files.createDirectories(folder.resolve(part));
      }
      return attempt(
          "mount an overlay in " + cache.path(),
          "Maybe set ORRERY_CACHE to a folder on a disk's own file system.",
          "cd '"
              + folder
              + "' && unshare --mount mount -t overlay overlay"
              + " -o lowerdir=lower,upperdir=upper,workdir=work merged");
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + folder);
    } finally {
      Folders.delete(folder);
    }
  }

  /** In each hierarchy that a kubelet uses: one of version 2, or those of version 1. */
  private Machine.Attempt controlGroup() {
    String probe = "orrery-probe-" + ProcessHandle.current().pid();
    boolean unified = Files.exists(cgroups.resolve("cgroup.controllers"));
    String hierarchies =
        unified
            ? cgroups.toString()
            : Stream.of("cpu", "cpuset", "memory", "pids")
                .map(name -> cgroups.resolve(name).toString())
                .collect(Collectors.joining(" "));
    String write =
        unified
            ? " && echo '+cpu +cpuset +memory +pids' >" + cgroups + "/cgroup.subtree_control"
            : "";
    return attempt(
        "make control groups for cpu, cpuset, memory and pids",
        "Maybe "
            + cgroups
            + " is mounted read-only: start this container with its own control groups writable.",
        "for h in "
            + hierarchies
            + "; do mkdir $h/"
            + probe
            + " && rmdir $h/"
            + probe
            + " || exit 1; done"
            + write);
  }

  private Machine.Attempt attempt(String right, String advice, String line) {
    CommandResult result = commands.run("sh", "-c", line);
    return new Machine.Attempt(right, advice, result.ok(), result.output());
  }

  private boolean onPath(String tool) {
    return Arrays.stream(searchPath.split(":", -1))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static Set<Integer> bits(String hexadecimal) {
    long mask = Long.parseUnsignedLong(hexadecimal, 16);
    return IntStream.range(0, Long.SIZE)
        .filter(bit -> (mask >>> bit & 1) == 1)
        .boxed()
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<String, String> ownStatus() {
    Path file = Path.of("/proc/self/status");
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split(":", 2))
          .filter(parts -> parts.length == 2)
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }
}
