package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  static Stream<PolicyRule> everyRule() {
    return Stream.of("system", "scheduler", "controllers").flatMap(RightsTest::rules);
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void noRuleHasAWildcard(PolicyRule rule) {
    assertThat(rule.getApiGroups()).doesNotContain("*");
    assertThat(rule.getResources()).doesNotContain("*");
    assertThat(rule.getVerbs()).doesNotContain("*");
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void noRuleReachesSecretsOrRights(PolicyRule rule) {
    assertThat(rule.getResources()).doesNotContain("secrets", "serviceaccounts/token");
    assertThat(rule.getVerbs()).doesNotContain("escalate", "bind", "impersonate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void noRoleWritesASpecOfOurs(String role) {
    List<PolicyRule> writing =
        rules(role)
            .filter(rule -> rule.getApiGroups().contains("orrery.dev"))
            .filter(rule -> rule.getVerbs().stream().anyMatch(WRITES::contains))
            .toList();
    assertThat(writing).isNotEmpty();
    assertThat(writing)
        .allSatisfy(
            rule -> assertThat(rule.getResources()).allMatch(name -> name.endsWith("/status")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void aLeaseOrFenceIsTouchedByItsOwnNameOnly(String role) {
    assertThat(
            rules(role)
                .filter(
                    rule ->
                        rule.getResources().contains("leases")
                            || rule.getResources().contains("configmaps"))
                .filter(rule -> !rule.getVerbs().equals(List.of("create"))))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.getResourceNames())
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("orrery-" + role)));
  }

  private static Stream<PolicyRule> rules(String folder) {
    return Manifests.under(folder).stream().flatMap(RightsTest::rulesOf);
  }

  private static Stream<PolicyRule> rulesOf(HasMetadata object) {
    return switch (object) {
      case ClusterRole role -> role.getRules().stream();
      case Role role -> role.getRules().stream();
      default -> Stream.empty();
    };
  }
}
