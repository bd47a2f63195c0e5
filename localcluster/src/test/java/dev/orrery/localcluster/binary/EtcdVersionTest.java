package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtcdVersionTest {

  @ParameterizedTest
  @CsvSource({
    "3.4.23, false",
    "3.4.30, false",
    "3.4.31, true",
    "3.5.12, false",
    "3.5.13, true",
    "3.6.0, true",
    "4.0.0, true",
    "2.9.99, false"
  })
  void newEnoughIsWhatKubernetesAsksFor(String version, boolean enough) {
    assertThat(EtcdVersion.in(version))
        .hasValueSatisfying(v -> assertThat(v.newEnough()).isEqualTo(enough));
  }

  @Test
  void isFoundInWhatProgramsSay() {
    assertThat(EtcdVersion.in("etcd Version: 3.5.16\nGit SHA: f20bbad404"))
        .contains(new EtcdVersion(3, 5, 16));
    assertThat(EtcdVersion.in("Candidate: 3.4.23+dfsg-4+b3")).contains(new EtcdVersion(3, 4, 23));
    assertThat(EtcdVersion.in("Candidate: (none)")).isEmpty();
  }
}
