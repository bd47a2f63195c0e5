package dev.orrery.operator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LocalOnlyTest {

  @Test
  void onlyTheMachineItselfMayAsk() {
    assertThat(LocalOnly.mayAsk(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(LocalOnly.mayAsk(InetAddress.ofLiteral("::1"))).isTrue();
    assertThat(LocalOnly.mayAsk(InetAddress.ofLiteral("10.244.0.7"))).isFalse();
    assertThat(LocalOnly.mayAsk(null)).isFalse();
  }
}
