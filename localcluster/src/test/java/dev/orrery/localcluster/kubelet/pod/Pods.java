package dev.orrery.localcluster.kubelet.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds plans for tests: admitted at 1,000,000; every step takes a time of its own. */
final class Pods {

  static final long ADMITTED = 1_000_000;
  static final Draws DRAWS = new Draws(1_000, 200, 3_000, 500, 10_000, 700);

  private final List<ContainerSpec> init = new ArrayList<>();
  private final List<ContainerSpec> main = new ArrayList<>();
  private RestartPolicy restart = RestartPolicy.ALWAYS;
  private Orders orders = Orders.NONE;
  private long faultsSince = PodPlan.NEVER;
  private long stopAt = PodPlan.NEVER;
  private long grace = 30_000;

  Pods init(String name) {
    init.add(container(name, false, null));
    return this;
  }

  Pods sidecar(String name) {
    init.add(container(name, true, null));
    return this;
  }

  Pods main(String name) {
    main.add(container(name, false, null));
    return this;
  }

  Pods mainWithReadiness(String name) {
    main.add(container(name, false, new Probe(2_000, 1_000, 3)));
    return this;
  }

  Pods restart(RestartPolicy policy) {
    restart = policy;
    return this;
  }

  Pods ordered(String key, String value, long since) {
    orders = Orders.of(Map.of(Orders.PREFIX + key, value));
    faultsSince = orders.failing().isEmpty() ? PodPlan.NEVER : since;
    return this;
  }

  Pods ordered(Map<String, String> annotations) {
    orders = Orders.of(annotations);
    return this;
  }

  Pods stopped(long at, long graceMillis) {
    stopAt = at;
    grace = graceMillis;
    return this;
  }

  PodPlan plan() {
    PodSpec spec =
        new PodSpec(
            List.copyOf(init),
            List.copyOf(main),
            restart,
            false,
            30_000,
            Map.of(),
            Map.of(),
            null,
            List.of(),
            List.of());
    return new PodPlan(spec, orders, DRAWS.under(orders), ADMITTED, faultsSince, stopAt, grace);
  }

  static PodReport at(PodPlan plan, long sinceAdmission) {
    return report(plan, PodState.first(plan.spec()), ADMITTED + sinceAdmission);
  }

  static PodReport report(PodPlan plan, PodState from, long now) {
    return PodReport.of(plan, PodMachine.advance(plan, from, now), true, now);
  }

  private static ContainerSpec container(String name, boolean sidecar, @Nullable Probe readiness) {
    return new ContainerSpec(
        name, "image", sidecar, Map.of(), Map.of(), List.of(), null, readiness, null);
  }
}
