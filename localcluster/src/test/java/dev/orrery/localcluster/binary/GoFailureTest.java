package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.process.CommandResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127 | setsid: failed to execute go: No such file or directory | PROGRAM_MISSING | Go is not on the path",
        "1 | go: go.mod requires go >= 1.26.0 (running go 1.19.8; GOTOOLCHAIN=local) | PROGRAM_MISSING | too old",
        "1 | dial tcp: lookup modules.example: no such host | NO_NETWORK | GOPROXY",
        "1 | write /x: no space left on device | DISK_FULL | GOCACHE",
        "2 | undefined: foo | COMPONENT_FAILED | undefined: foo"
      })
  void reasonAndAdviceFollowFromWhatGoSaid(int code, String output, String reason, String words) {
    ClusterException failure = GoFailure.of(new CommandResult(code, output), "1.26");
    assertThat(failure.reason()).hasToString(reason);
    assertThat(failure).hasMessageContaining(words).hasMessageContaining("Maybe");
  }
}
