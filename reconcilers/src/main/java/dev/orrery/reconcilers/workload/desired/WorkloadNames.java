package dev.orrery.reconcilers.workload.desired;

import dev.orrery.crds.Api;
import dev.orrery.crds.workload.Workload;
import dev.orrery.plan.CanonicalHash;
import java.util.Map;

/** How the objects of a Workload are named and labelled. */
public final class WorkloadNames {

  /** The longest name that fits a label and a Service. */
  public static final int ROOM = 63;

  private static final int HASH = 10;

  private WorkloadNames() {}

  /** The name of what a Workload owns: its own, or shortened with a hash when longer than 63. */
  public static String owned(String workload) {
    if (workload.length() <= ROOM) {
      return workload;
    }
    String head = workload.substring(0, ROOM - HASH - 1).replaceFirst("[-.]+$", "");
    return head + "-" + CanonicalHash.of(workload).substring(0, HASH);
  }

  /** The label that tells a Workload's objects and pods. */
  public static Map<String, String> selector(Workload workload) {
    return Map.of(Api.WORKLOAD_LABEL, owned(workload.getMetadata().getName()));
  }

  /** The selector as text, for the scale subresource. */
  public static String selectorText(Workload workload) {
    return Api.WORKLOAD_LABEL + "=" + owned(workload.getMetadata().getName());
  }
}
