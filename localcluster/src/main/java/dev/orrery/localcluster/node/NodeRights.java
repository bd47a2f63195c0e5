package dev.orrery.localcluster.node;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a machine lets real nodes run, and which right is missing. */
public final class NodeRights {
  /** What the scripts call, with the package that has it. */
  static final Map<String, String> TOOLS =
      Map.of(
          "unshare", "util-linux",
          "nsenter", "util-linux",
          "setpriv", "util-linux",
          "mount", "mount",
          "ip", "iproute2");

  /** The numbers of linux/capability.h. */
  private static final Map<Integer, String> CAPABILITIES =
      Map.of(12, "CAP_NET_ADMIN", 19, "CAP_SYS_PTRACE", 21, "CAP_SYS_ADMIN");

  private NodeRights() {}

  /**
   * Looks at this machine and tries what nodes do.
   *
   * @throws ClusterException with reason RIGHT_MISSING that names every right that is missing
   */
  public static void require() {
    List<String> missing = missing(MachineSurvey.ofThisMachine().look());
    if (!missing.isEmpty()) {
      throw new ClusterException(
          FailureReason.RIGHT_MISSING,
          "real nodes cannot run here:\n  "
              + String.join("\n  ", missing)
              + "\nMaybe leave out --real-node: simulated nodes need no rights.");
    }
  }

  /** Every right that is missing, each as one line. */
  static List<String> missing(Machine machine) {
    if (!machine.system().equals("Linux")) {
      return List.of("the system is " + machine.system() + ", nodes need Linux.");
    }
    List<String> missing = new ArrayList<>();
    if (machine.user() != 0) {
      missing.add(
          "the user id is " + machine.user() + ", nodes need root. Maybe put sudo in front.");
    }
    CAPABILITIES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(each -> machine.user() == 0 && !machine.capabilities().contains(each.getKey()))
        .forEach(
            each ->
                missing.add(
                    each.getValue()
                        + " is not among root's rights. Maybe start this container privileged."));
    TOOLS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(each -> !machine.tools().contains(each.getKey()))
        .forEach(
            each ->
                missing.add(
                    each.getKey()
                        + " is not on the path. Maybe install the package "
                        + each.getValue()
                        + "."));
    if (machine.hidden()) {
      missing.add(
          "the cache is "
              + machine.cache()
              + ", which a node covers with its own /var and /run. Maybe set ORRERY_CACHE to another folder.");
    }
    machine.attempts().stream()
        .filter(attempt -> !attempt.succeeded())
        .map(NodeRights::line)
        .forEach(missing::add);
    return missing;
  }

  private static String line(Machine.Attempt attempt) {
    String said = attempt.answer().strip().lines().reduce("", (_, last) -> last);
    return "no right to "
        + attempt.right()
        + (said.isEmpty() ? "" : " (" + said + ")")
        + ". "
        + attempt.advice();
  }
}
