package dev.orrery.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kube.lead.LeaseTerms;
import dev.orrery.operator.ExitCode;
import dev.orrery.operator.ExitException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReaderTest {

  @Test
  void withoutAnythingBothRolesRun() {
    Settings settings = read(Map.of());

    assertThat(settings.roles()).containsExactly(RoleName.SCHEDULER, RoleName.CONTROLLERS);
    assertThat(settings.systemNamespace()).isEqualTo("orrery-system");
    assertThat(settings.namespaces()).isEmpty();
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.jsonLog()).isFalse();
    assertThat(settings.leaseTerms()).isEqualTo(LeaseTerms.DEFAULT);
  }

  @Test
  void theCommandLineWinsOverTheEnvironment() {
    Map<String, String> environment =
        Map.of("ORRERY_ROLES", "controllers", "ORRERY_PORT", "1", "POD_NAMESPACE", "ours");

    Settings settings = read(environment, "--roles=scheduler", "--lease-duration=20s");

    assertThat(settings.roles()).containsExactly(RoleName.SCHEDULER);
    assertThat(settings.port()).isEqualTo(1);
    assertThat(settings.systemNamespace()).isEqualTo("ours");
    assertThat(settings.leaseTerms().leaseDuration()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aRoleMayHaveAnAccountOfItsOwn() {
    Settings settings = read(Map.of(), "--kubeconfig=all", "--kubeconfig-scheduler=own");

    assertThat(settings.kubeconfigs())
        .containsEntry(RoleName.SCHEDULER, "own")
        .containsEntry(RoleName.CONTROLLERS, "all");
  }

  @Test
  void namespacesAreAList() {
    assertThat(read(Map.of("ORRERY_NAMESPACES", "a, b,")).namespaces())
        .containsExactlyInAnyOrder("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rols=x           | option --rols is unknown",
        "scheduler          | argument is scheduler",
        "--roles=x          | --roles is 'x'",
        "--roles=           | --roles is ''",
        "--port=70000       | --port is '70000'",
        "--port=http        | --port is 'http'",
        "--log=xml          | --log is 'xml'",
        "--retry-period=2 x | --retry-period is '2 x'",
        "--renew-deadline=1m| renewDeadline is PT1M"
      })
  void whatMakesNoSenseIsNamed(String argument, String message) {
    assertThatThrownBy(() -> read(Map.of(), argument))
        .isInstanceOf(ExitException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("Maybe ")
        .extracting(e -> ((ExitException) e).exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @EnumSource(Option.class)
  void everyOptionIsInTheHelp(Option option) {
    assertThat(Usage.text())
        .contains("--" + option.text())
        .contains(option.variable())
        .contains(option.description());
  }

  private static Settings read(Map<String, String> environment, String... args) {
    return SettingsReader.read(args, environment);
  }
}
