package dev.orrery.operator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class LocalOnlyTest {

  @Test
  void onlyTheMachineItselfMayAsk() throws UnknownHostException {
    assertThat(LocalOnly.mayAsk(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(LocalOnly.mayAsk(InetAddress.getByName("::1"))).isTrue();
    assertThat(LocalOnly.mayAsk(InetAddress.getByName("10.244.0.7"))).isFalse();
    assertThat(LocalOnly.mayAsk(null)).isFalse();
  }
}
