package dev.orrery.reconcilers.workload.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodsByWorkloadTest {

  private final List<String> woken = new ArrayList<>();
  private final PodsByWorkload pods = new PodsByWorkload(id -> woken.add(id.getName()));

  @Test
  void aChangeReplacesThePodAndWakesItsWorkload() {
    pods.changed(pod("p", "web", ""));
    pods.changed(pod("p", "web", "n1"));
    assertThat(of("web")).containsExactly("p on n1");
    assertThat(woken).containsExactly("web", "web");
  }

  @Test
  void aPodThatChangesHandsWakesBoth() {
    pods.changed(pod("p", "web", ""));
    pods.changed(pod("p", "api", ""));
    assertThat(of("web")).isEmpty();
    assertThat(of("api")).hasSize(1);
    assertThat(woken).containsExactly("web", "web", "api");
  }

  @Test
  void aPodThatIsGoneWakesItsWorkloadOnce() {
    pods.changed(pod("p", "web", ""));
    pods.deleted(pod("p", "web", "").key());
    pods.deleted(pod("p", "web", "").key());
    assertThat(of("web")).isEmpty();
    assertThat(woken).containsExactly("web", "web");
  }

  @Test
  void otherNamespacesHaveWorkloadsOfTheSameName() {
    pods.changed(pod("p", "web", ""));
    assertThat(pods.of(new ResourceID("web", "elsewhere"))).isEmpty();
  }

  private List<String> of(String workload) {
    return pods.of(new ResourceID(workload, "ns")).stream()
        .map(pod -> pod.key().name() + " on " + pod.node())
        .toList();
  }

  private static OwnedPod pod(String name, String workload, String node) {
    var key = new OwnedPod.Key("ns", name, name);
    return new OwnedPod(key, workload, workload + "-1", "", false, false, node, null);
  }
}
