package dev.orrery.localcluster.kubelet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeartbeatPlanTest {

  @Test
  void upToAThousandNodesItIsAsWithRealKubelets() {
    HeartbeatPlan plan = HeartbeatPlan.forNodes(1_000);

    assertThat(plan).isEqualTo(new HeartbeatPlan(10_000, 40, 300_000));
    assertThat(plan.nodeMonitorGraceSeconds()).isEqualTo(50);
  }

  @Test
  void moreNodesRenewNoMoreOftenTogether() {
    HeartbeatPlan plan = HeartbeatPlan.forNodes(5_000);

    assertThat(plan).isEqualTo(new HeartbeatPlan(100_000, 400, 500_000));
    assertThat(plan.nodeMonitorGraceSeconds()).isGreaterThan(plan.leaseSeconds());
    assertThat(plan.describe()).contains("400 s").contains("--node-monitor-grace-period");
  }

  @Test
  void aLeaseTooShortToBeRenewedIsRefused() {
    assertThatThrownBy(() -> HeartbeatPlan.withLease(3, 10)).hasMessageContaining("Maybe");
  }
}
