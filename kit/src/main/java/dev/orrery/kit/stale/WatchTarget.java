package dev.orrery.kit.stale;

import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.operator.settings.RoleName;
import java.util.List;

/**
 * One watch of an operator.
 *
 * @param resource what it is about
 * @param agent a part of its User-Agent; empty where only one watches that
 * @param role who watches
 */
public record WatchTarget(String resource, String agent, RoleName role) {

  /** All watches of all roles; a new reconciler adds its own here. */
  public static final List<WatchTarget> ALL =
      List.of(
          new WatchTarget("workloads", "", RoleName.CONTROLLERS),
          new WatchTarget("deployments", "", RoleName.CONTROLLERS),
          new WatchTarget("services", "", RoleName.CONTROLLERS),
          new WatchTarget("poddisruptionbudgets", "", RoleName.CONTROLLERS),
          new WatchTarget("pods", "orrery-controllers", RoleName.CONTROLLERS),
          new WatchTarget("pods", "orrery-scheduler", RoleName.SCHEDULER),
          new WatchTarget("nodes", "", RoleName.SCHEDULER),
          new WatchTarget("namespaces", "", RoleName.SCHEDULER));

  CallMatch match() {
    return CallMatch.verbs(Verb.WATCH).of(resource).by(agent);
  }

  /** All reads of the same. */
  CallMatch reads() {
    return CallMatch.verbs(Verb.GET, Verb.LIST, Verb.WATCH).of(resource).by(agent);
  }

  @Override
  public String toString() {
    return resource + " of " + role.text();
  }
}
