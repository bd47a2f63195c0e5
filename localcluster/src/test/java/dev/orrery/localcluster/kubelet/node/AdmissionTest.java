package dev.orrery.localcluster.kubelet.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.fleet.NodeTaint;
import dev.orrery.localcluster.kubelet.pod.ContainerSpec;
import dev.orrery.localcluster.kubelet.pod.HostPort;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import dev.orrery.localcluster.kubelet.pod.RestartPolicy;
import dev.orrery.localcluster.kubelet.pod.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Map<String, Long> HAS =
      Map.of("cpu", 4_000L, "memory", 8L << 30, "pods", 2L);

  private final NodeUse use = new NodeUse();

  @Test
  void aPodThatFillsTheNodeExactlyIsTaken() {
    assertThat(refusal(pod(Map.of("cpu", 4_000L, "memory", 8L << 30)))).isNull();
  }

  @Test
  void whatRunsShortIsNamed() {
    use.add(pod(Map.of("cpu", 3_000L)));

    assertThat(refusal(pod(Map.of("cpu", 1_001L))))
        .isEqualTo(
            new Refusal(
                "OutOfcpu",
                "The node has not enough cpu: requested 1001, used 3000, allocatable 4000."));
    assertThat(reason(pod(Map.of("memory", (8L << 30) + 1)))).isEqualTo("OutOfmemory");
    assertThat(reason(pod(Map.of("nvidia.com/gpu", 1L)))).isEqualTo("OutOfnvidia.com/gpu");
  }

  @Test
  void roomComesBackWithTheEndOfAPod() {
    PodSpec big = pod(Map.of("cpu", 3_000L));
    use.add(big);
    assertThat(reason(big)).isEqualTo("OutOfcpu");

    use.remove(big);

    assertThat(refusal(big)).isNull();
  }

  @Test
  void theNumberOfPodsIsLimited() {
    use.add(pod(Map.of()));
    assertThat(refusal(pod(Map.of()))).isNull();
    use.add(pod(Map.of()));
    assertThat(reason(pod(Map.of()))).isEqualTo("OutOfpods");
  }

  @Test
  void aHostPortIsTakenOnce() {
    use.add(withPort("0.0.0.0"));

    assertThat(reason(withPort("10.0.0.1"))).isEqualTo("NodePorts");
    use.remove(withPort("0.0.0.0"));
    use.add(withPort("10.0.0.2"));
    assertThat(refusal(withPort("10.0.0.1"))).isNull();
  }

  @Test
  void labelsThatNoLongerMatchAreARefusal() {
    PodSpec pod = pod(Map.of(), Map.of("zone", "b"), List.of(), List.of());

    assertThat(reason(pod)).isEqualTo("NodeAffinity");
  }

  @Test
  void onlyNoExecuteTaintsCount() {
    NodeTaint schedule = new NodeTaint("a", null, "NoSchedule");
    NodeTaint execute = new NodeTaint("b", "x", "NoExecute");
    PodSpec tolerant =
        pod(Map.of(), Map.of(), List.of(new Toleration("b", false, "x", "NoExecute")), List.of());

    assertThat(refusal(pod(Map.of()), schedule)).isNull();
    assertThat(refusal(pod(Map.of()), execute))
        .extracting(Refusal::reason)
        .isEqualTo("TaintToleration");
    assertThat(refusal(tolerant, execute)).isNull();
  }

  private String reason(PodSpec pod) {
    Refusal refusal = refusal(pod);
    return refusal == null ? "" : refusal.reason();
  }

  private @Nullable Refusal refusal(PodSpec pod, NodeTaint... taints) {
    return Admission.refusal(pod, "node-1", Map.of("zone", "a"), List.of(taints), HAS, use);
  }

  private static PodSpec pod(Map<String, Long> demand) {
    return pod(demand, Map.of(), List.of(), List.of());
  }

  private static PodSpec withPort(String address) {
    return pod(Map.of(), Map.of(), List.of(), List.of(new HostPort("TCP", address, 80)));
  }

  private static PodSpec pod(
      Map<String, Long> demand,
      Map<String, String> selector,
      List<Toleration> tolerations,
      List<HostPort> ports) {
    ContainerSpec main =
        new ContainerSpec("main", "image", false, Map.of(), Map.of(), ports, null, null, null);
    return new PodSpec(
        List.of(),
        List.of(main),
        RestartPolicy.ALWAYS,
        false,
        30_000,
        demand,
        selector,
        null,
        tolerations,
        List.of());
  }
}
