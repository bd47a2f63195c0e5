package dev.orrery.localcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSpecTest {
  private static final Path HOME = Path.of("/somewhere");

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "a/b", "..", "-a", "a-", "a.b"})
  void namesThatNameNoFolderAreRefused(String name) {
    assertThatThrownBy(() -> ClusterSpec.named(name)).hasMessageContaining("Maybe");
    assertThatThrownBy(() -> ClusterSpec.throwAway(name, HOME).build())
        .hasMessageContaining("Maybe");
  }

  @Test
  void coreIsAlwaysThere() {
    assertThat(ClusterSpec.throwAway("a", HOME).with(Component.SCHEDULER).build().components())
        .containsExactlyInAnyOrder(Component.ETCD, Component.API_SERVER, Component.SCHEDULER);
  }

  @Test
  void portOutOfRangeIsRefused() {
    assertThatThrownBy(() -> ClusterSpec.throwAway("a", HOME).apiServerPort(70_000).build())
        .hasMessageContaining("apiServerPort is 70000");
  }

  @Test
  void schedulerConfigurationGetsItsConnectionAndKeepsTheRest() {
    String completed =
        SchedulerConfiguration.complete(
            "kind: KubeSchedulerConfiguration\nclientConnection: {qps: 5000}\nparallelism: 4\n",
            Path.of("/k"));
    assertThat(completed)
        .contains("kubeconfig: \"/k\"", "qps: 5000", "parallelism: 4", "leaderElect: false");
  }
}
