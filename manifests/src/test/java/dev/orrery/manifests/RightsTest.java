package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {

  private static final String FENCE = "leaderepochs";
  private static final Set<String> WRITES = Set.of("create", "update", "patch", "deletecollection");

  private static final String LEDGER = "orrery-disruption-ledger";
  private static final List<String> CLAIMANT = List.of("create", "get", "delete");
  private static final Set<String> BUDGET =
      Set.of("disruptionclaims", "disruptionclaims/status", "controlplanes", "configmaps");

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
  void noRoleWritesASpecOfOursButItsFence(String role) {
    List<PolicyRule> writing =
        rules(role)
            .filter(rule -> rule.getApiGroups().contains("orrery.dev"))
            .filter(rule -> rule.getVerbs().stream().anyMatch(WRITES::contains))
            .toList();
    assertThat(writing).isNotEmpty();
    assertThat(writing)
        .allSatisfy(
            rule ->
                assertThat(rule.getResources())
                    .allMatch(name -> name.endsWith("/status") || FENCE.equals(name)));
  }

  /** Otherwise a tenant could take places of the budget, or pass for a holder. */
  @Test
  void noRightOfATenantReachesTheDisruptionBudget() {
    List<PolicyRule> tenants =
        Manifests.under("system").stream()
            .filter(object -> aggregated(object.getMetadata().getLabels()))
            .flatMap(RightsTest::rulesOf)
            .toList();
    assertThat(tenants).isNotEmpty();
    assertThat(tenants).noneMatch(rule -> rule.getResources().stream().anyMatch(BUDGET::contains));
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void onlyClaimantsDeclareClaims(PolicyRule rule) {
    if (rule.getResources().contains("disruptionclaims") && rule.getVerbs().contains("create")) {
      assertThat(rule.getVerbs()).isEqualTo(CLAIMANT);
    }
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
                .filter(rule -> !rule.getVerbs().equals(List.of("create")))
                .filter(rule -> !rule.getVerbs().equals(List.of("get")))
                .filter(rule -> !rule.getResourceNames().equals(List.of(LEDGER))))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.getResourceNames())
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("orrery-" + role)));
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void whatIsReadInTheSystemNamespaceIsNamed(PolicyRule rule) {
    boolean named =
        rule.getResources().contains("configmaps") || rule.getResources().contains("leases");
    if (named && !rule.getVerbs().equals(List.of("create"))) {
      assertThat(rule.getResourceNames()).isNotEmpty().allMatch(name -> name.startsWith("orrery-"));
    }
  }

  private static boolean aggregated(@Nullable Map<String, String> labels) {
    return labels != null
        && labels.keySet().stream().anyMatch(label -> label.contains("aggregate-to-"));
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
