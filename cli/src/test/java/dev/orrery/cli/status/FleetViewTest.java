package dev.orrery.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.cli.cluster.CannedApi;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FleetViewTest {

  @Test
  void withoutAControlPlaneThereIsNoFleet() {
    assertThat(FleetView.read(new CannedApi().api())).isNull();
  }

  @Test
  void beforeTheFirstStatusItOnlyKnowsTheMode() {
    CannedApi canned = new CannedApi().on(FleetView.PATH, "{'spec':{'placement':{'mode':'Plan'}}}");
    FleetView fleet = Objects.requireNonNull(FleetView.read(canned.api()));
    assertThat(fleet.mode()).isEqualTo("Plan");
    assertThat(fleet.ready()).isNull();
    assertThat(fleet.pending()).isEmpty();
  }
}
