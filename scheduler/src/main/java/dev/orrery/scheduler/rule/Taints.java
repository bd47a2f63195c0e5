package dev.orrery.scheduler.rule;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import java.util.List;

/** Taints and cordons. */
public final class Taints {

  /** What a cordoned node is treated as, even before it carries the taint. */
  public static final Taint CORDON =
      new Taint("node.kubernetes.io/unschedulable", "", Taint.Effect.NO_SCHEDULE);

  private Taints() {}

  /** Whether the node is not cordoned, or the pod bears that. */
  public static boolean admitsCordon(List<Toleration> tolerations, Node node) {
    return !node.unschedulable() || tolerated(tolerations, CORDON);
  }

  /** The taints that keep the pod away. */
  public static List<Taint> untolerated(List<Toleration> tolerations, Node node) {
    return node.taints().stream()
        .filter(taint -> taint.effect() != Taint.Effect.PREFER_NO_SCHEDULE)
        .filter(taint -> !tolerated(tolerations, taint))
        .toList();
  }

  /** How many taints ask the pod to stay away where it can. */
  public static int avoided(List<Toleration> tolerations, Node node) {
    int count = 0;
    for (Taint taint : node.taints()) {
      if (taint.effect() == Taint.Effect.PREFER_NO_SCHEDULE && !tolerated(tolerations, taint)) {
        count++;
      }
    }
    return count;
  }

  private static boolean tolerated(List<Toleration> tolerations, Taint taint) {
    return tolerations.stream().anyMatch(toleration -> toleration.tolerates(taint));
  }
}
