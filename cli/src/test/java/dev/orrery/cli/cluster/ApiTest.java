package dev.orrery.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import org.junit.jupiter.api.Test;

class ApiTest {

  private final CannedApi canned = new CannedApi();

  @Test
  void listsAllPages() {
    canned.on("/pods", "{'metadata':{'continue':'next'},'items':[{'a':1},{'a':2}]}");
    canned.on("/pods&continue=next", "{'metadata':{},'items':[{'a':3}]}");
    assertThat(canned.api().list("/pods"))
        .extracting(pod -> pod.path("a").asInt())
        .containsExactly(1, 2, 3);
  }

  @Test
  void aKindThatIsNotServedHasNoObjects() {
    assertThat(canned.api().list("/apis/orrery.dev/v1alpha1/workloads")).isEmpty();
    assertThat(canned.api().find("/nothing")).isEmpty();
  }

  @Test
  void aRefusalIsAMatterOfConfigurationInTheServersWords() {
    canned.on("/api/v1/pods", 403, "{'kind':'Status','message':'pods is forbidden: User x'}");
    assertThatThrownBy(() -> canned.api().list("/api/v1/pods"))
        .hasMessageContaining("pods is forbidden: User x")
        .extracting(thrown -> ((CommandException) thrown).exit())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void aBrokenServerIsUnavailable() {
    canned.on("/api/v1/pods", 503, "etcd is away");
    assertThatThrownBy(() -> canned.api().find("/api/v1/pods"))
        .hasMessageContaining("503", "etcd is away")
        .extracting(thrown -> ((CommandException) thrown).exit())
        .isEqualTo(ExitCode.UNAVAILABLE);
  }
}
