package dev.orrery.localcluster.kubelet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void noTwoNodesOrPodsShareAnAddress() {
    Set<String> all = new HashSet<>();
    for (int node = 0; node < 5_000; node += 7) {
      Addresses addresses = new Addresses(node);
      assertThat(all.add(addresses.host())).isTrue();
      for (int pod = 0; pod < 250; pod++) {
        assertThat(all.add(addresses.take())).isTrue();
      }
    }
  }

  @Test
  void anAddressThatComesBackIsUsedAgain() {
    Addresses addresses = new Addresses(300);
    String first = addresses.take();
    String second = addresses.take();

    addresses.release(first);
    addresses.release("192.168.0.1");

    assertThat(first).isEqualTo("10.129.44.1");
    assertThat(addresses.range()).isEqualTo("10.129.44.0/24");
    assertThat(addresses.take()).isEqualTo(first);
    assertThat(addresses.take()).isNotIn(first, second);
  }

  @Test
  void anAddressKeptFromAnEarlierRunIsNotGivenAway() {
    Addresses addresses = new Addresses(0);
    addresses.keep("10.128.0.1");

    assertThat(addresses.take()).isEqualTo("10.128.0.2");
  }

  @Test
  void tooManyNodesAreRefused() {
    assertThatThrownBy(() -> new Addresses(40_000)).hasMessageContaining("Maybe");
  }
}
