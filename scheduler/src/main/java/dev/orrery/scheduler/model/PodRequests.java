package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pod takes of its node, from what its containers ask for (Kubernetes, "Resource sharing
 * within containers" and KEP-753 for sidecars, KEP-1287 for resize, KEP-2837 for pod-level
 * resources).
 */
public final class PodRequests {

  private PodRequests() {}

  /**
   * One container's requests.
   *
   * @param requests what the spec asks for, limits standing in where a request is absent
   * @param allocated what the node has set aside ({@code
   *     status.containerStatuses[].allocatedResources}), null where unknown
   * @param actual what is configured now ({@code status.containerStatuses[].resources.requests}),
   *     null where unknown
   * @param sidecar an init container with {@code restartPolicy: Always}
   */
  public record Container(
      Resources requests,
      @Nullable Resources allocated,
      @Nullable Resources actual,
      boolean sidecar) {

    /**
     * The largest of the three while a resize is under way; the spec alone before the pod starts.
     */
    Resources effective(boolean resizeInfeasible) {
      Resources current =
          allocated == null ? actual : actual == null ? allocated : allocated.max(actual);
      if (current == null) {
        return requests;
      }
      return resizeInfeasible ? current : requests.max(current);
    }
  }

  /**
   * The pod's effective requests.
   *
   * @param containers the main containers
   * @param initContainers init containers and sidecars, in order
   * @param overhead of the runtime class
   * @param podLevel {@code spec.resources.requests}: overrides the sum for the resources it names;
   *     null where absent
   * @param resizeInfeasible whether the node has refused a pending resize, so that only what it
   *     runs counts
   * @return with {@code pods: 1}
   */
  public static Resources effective(
      List<Container> containers,
      List<Container> initContainers,
      Resources overhead,
      @Nullable Resources podLevel,
      boolean resizeInfeasible) {
    Resources running = Resources.NONE;
    for (Container container : containers) {
      running = running.plus(container.effective(resizeInfeasible));
    }
    Resources sidecars = Resources.NONE;
    Resources starting = Resources.NONE;
    for (Container init : initContainers) {
      Resources own = init.effective(resizeInfeasible);
      if (init.sidecar()) {
        sidecars = sidecars.plus(own);
        starting = starting.max(sidecars);
      } else {
        starting = starting.max(sidecars.plus(own));
      }
    }
    Resources all = running.plus(sidecars).max(starting);
    if (podLevel != null) {
      var amounts = new TreeMap<>(all.amounts());
      amounts.putAll(podLevel.amounts());
      all = new Resources(amounts);
    }
    return all.plus(overhead).plus(new Resources(Map.of(Resources.PODS, 1L)));
  }
}
