package dev.orrery.localcluster.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.kubelet.pod.Orders.ProbeKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {

  @Test
  void otherAnnotationsArePassedOver() {
    assertThat(Orders.of(Map.of("example.com/run-for", "nonsense"))).isEqualTo(Orders.NONE);
  }

  @Test
  void allOrdersAreRead() {
    Orders orders =
        Orders.of(
            Map.of(
                "kubelet.orrery.dev/start-delay", "1.5s",
                "kubelet.orrery.dev/run-for", "2m",
                "kubelet.orrery.dev/exit-code", "255",
                "kubelet.orrery.dev/failing-probes", "readiness, liveness:web"));

    assertThat(orders.startDelay()).isEqualTo(1_500);
    assertThat(orders.runFor()).isEqualTo(120_000);
    assertThat(orders.stopAfter()).isEqualTo(Orders.UNSET);
    assertThat(orders.exitCode()).isEqualTo(255);
    assertThat(orders.fails(ProbeKind.READINESS, "any")).isTrue();
    assertThat(orders.fails(ProbeKind.LIVENESS, "web")).isTrue();
    assertThat(orders.fails(ProbeKind.LIVENESS, "any")).isFalse();
    assertThat(orders.fails(ProbeKind.STARTUP, "web")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "run-for, soon, duration is 'soon'",
    "exit-code, 256, no exit code",
    "exit-code, -1, no exit code",
    "failing-probes, redness, no probe is called redness"
  })
  void whatCannotBeReadIsNamed(String key, String value, String message) {
    assertThatThrownBy(() -> Orders.of(Map.of(Orders.PREFIX + key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Orders.PREFIX + key + " is '" + value + "'")
        .hasMessageContaining(message)
        .hasMessageContaining("Maybe");
  }
}
