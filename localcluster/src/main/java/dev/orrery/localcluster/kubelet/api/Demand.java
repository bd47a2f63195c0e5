package dev.orrery.localcluster.kubelet.api;

import dev.orrery.localcluster.kubelet.pod.ContainerSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pod takes of its node: the larger of its running containers together and of each init
 * container beside the sidecars before it; pod-level figures stand in for that sum; overhead comes
 * on top. CPU in milli, everything else in units, rounded up.
 */
final class Demand {

  private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

  private final Map<String, Long> peak = new TreeMap<>();
  private final Map<String, Long> sidecars = new TreeMap<>();

  private Demand() {}

  static Map<String, Long> of(
      List<ContainerSpec> init,
      List<ContainerSpec> main,
      Map<String, String> podLevel,
      Map<String, String> overhead) {
    Demand demand = new Demand();
    init.forEach(demand::init);
    Map<String, Long> together = new TreeMap<>(demand.sidecars);
    main.forEach(container -> add(together, amounts(container.requests())));
    raise(demand.peak, together);
    demand.peak.putAll(amounts(podLevel));
    add(demand.peak, amounts(overhead));
    demand.peak.values().removeIf(amount -> amount == 0);
    return Map.copyOf(demand.peak);
  }

  static Map<String, Long> amounts(Map<String, String> quantities) {
    Map<String, Long> amounts = new TreeMap<>();
    quantities.forEach((resource, text) -> amounts.put(resource, amount(resource, text)));
    return amounts;
  }

  private void init(ContainerSpec container) {
    if (container.sidecar()) {
      add(sidecars, amounts(container.requests()));
      raise(peak, sidecars);
    } else {
      Map<String, Long> now = new TreeMap<>(sidecars);
      add(now, amounts(container.requests()));
      raise(peak, now);
    }
  }

  private static void add(Map<String, Long> to, Map<String, Long> amounts) {
    amounts.forEach((resource, amount) -> to.merge(resource, amount, Long::sum));
  }

  private static void raise(Map<String, Long> to, Map<String, Long> amounts) {
    amounts.forEach((resource, amount) -> to.merge(resource, amount, Math::max));
  }

  private static long amount(String resource, String text) {
    BigDecimal amount = Quantity.parse(text).getNumericalAmount();
    BigDecimal unit = resource.equals("cpu") ? amount.multiply(MILLI) : amount;
    return unit.setScale(0, RoundingMode.CEILING).longValue();
  }
}
