package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.PodRequests;
import dev.orrery.scheduler.model.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a pod says of its resources, in its spec and its status. */
final class RequestsDraft {

  private static final String HUGE_PAGES = "hugepages-";

  private final List<ContainerDraft> containers = new ArrayList<>();
  private final List<ContainerDraft> initContainers = new ArrayList<>();
  private final List<StatusDraft> statuses = new ArrayList<>();
  private @Nullable Claims podLevel;
  private @Nullable Claims actual;
  Resources allocated = Resources.NONE;
  boolean infeasible;

  ContainerDraft container() {
    return added(containers);
  }

  ContainerDraft initContainer() {
    return added(initContainers);
  }

  StatusDraft status() {
    var status = new StatusDraft();
    statuses.add(status);
    return status;
  }

  Claims podLevel() {
    Claims made = new Claims();
    podLevel = made;
    return made;
  }

  Claims actual() {
    Claims made = new Claims();
    actual = made;
    return made;
  }

  /** The ports of the containers that run beside each other: main ones and sidecars. */
  Stream<PortDraft> ports() {
    return Stream.concat(containers.stream(), initContainers.stream().filter(init -> init.sidecar))
        .flatMap(container -> container.ports.stream());
  }

  Resources effective(Resources overhead) {
    Map<String, StatusDraft> byName = new HashMap<>();
    statuses.forEach(status -> byName.put(status.name, status));
    var main =
        containers.stream().map(container -> container.asks(byName.get(container.name))).toList();
    var init =
        initContainers.stream()
            .map(container -> container.asks(container.sidecar ? byName.get(container.name) : null))
            .toList();
    Claims pod = podLevel;
    Resources whole =
        pod == null
            ? null
            : wholePod(pod, PodRequests.effective(main, init, Resources.NONE, null, false));
    return PodRequests.effective(main, init, overhead, whole, infeasible);
  }

  /** What the pod asks for as a whole: only for resources that Kubernetes lets it. */
  private Resources wholePod(Claims pod, Resources sum) {
    var amounts = new TreeMap<String, Long>();
    pod.requests.amounts().forEach((name, amount) -> amounts.put(name, current(name, amount)));
    pod.limits
        .amounts()
        .forEach(
            (name, limit) -> {
              Long summed = name.startsWith(HUGE_PAGES) ? null : sum.amounts().get(name);
              amounts.putIfAbsent(name, summed == null ? limit : summed);
            });
    amounts.keySet().removeIf(name -> !ofWholePod(name));
    return new Resources(amounts);
  }

  private long current(String name, long asked) {
    if (actual == null) {
      return asked;
    }
    long held = Math.max(actual.requests.get(name), allocated.get(name));
    return infeasible ? held : Math.max(asked, held);
  }

  private static boolean ofWholePod(String resource) {
    return resource.equals(Resources.CPU)
        || resource.equals(Resources.MEMORY)
        || resource.startsWith(HUGE_PAGES);
  }

  private static ContainerDraft added(List<ContainerDraft> all) {
    var container = new ContainerDraft();
    all.add(container);
    return container;
  }
}
