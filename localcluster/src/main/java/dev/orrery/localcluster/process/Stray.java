package dev.orrery.localcluster.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of some cluster, recognised by the marks that its environment carries. It is found even
 * when the command that started it was killed before it could write down its number.
 *
 * @param identity the process
 * @param home the folder of its cluster
 * @param name its name within the cluster
 * @param owner the command that started it
 */
record Stray(ProcessIdentity identity, Path home, String name, ProcessIdentity owner) {
  static final String HOME = "ORRERY_CLUSTER_HOME";
  static final String NAME = "ORRERY_CLUSTER_PROCESS";
  static final String OWNER = "ORRERY_CLUSTER_OWNER";

  /** The marks that a process is started with. */
  static Map<String, String> marks(Path home, String name) {
    return Map.of(HOME, home.toString(), NAME, name, OWNER, ProcessIdentity.current().mark());
  }

  /** All marked processes on this machine that this user may see. */
  static List<Stray> all() {
    return ProcFiles.pids().stream().flatMap(pid -> of(pid).stream()).toList();
  }

  /**
   * Whether nobody answers for it: its starter is gone and its cluster was never declared ready to
   * live on, or the folder of its cluster is gone.
   */
  boolean abandoned() {
    return !Files.isDirectory(home) || (!owner.alive() && !Commitment.made(home));
  }

  private static Optional<Stray> of(long pid) {
    Map<String, String> environment = ProcFiles.environment(pid);
    String home = environment.getOrDefault(HOME, "");
    if (home.isEmpty()) {
      return Optional.empty();
    }
    Optional<ProcessIdentity> owner = ProcessIdentity.parse(environment.getOrDefault(OWNER, ""));
    return owner.flatMap(
        starter ->
            ProcessIdentity.of(pid)
                .map(
                    identity ->
                        new Stray(
                            identity, Path.of(home), environment.getOrDefault(NAME, ""), starter)));
  }
}
