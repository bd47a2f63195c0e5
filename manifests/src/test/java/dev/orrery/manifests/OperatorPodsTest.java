package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How each role runs as pods. That the API server admits them is tried on real nodes. */
class OperatorPodsTest {

  private static <T> T only(String role, Class<T> kind) {
    return Manifests.under(role).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce(
            (first, second) -> {
              throw new AssertionError(role + " has two of " + kind.getSimpleName());
            })
        .orElseThrow();
  }

  private static PodSpec pod(String role) {
    return only(role, Deployment.class).getSpec().getTemplate().getSpec();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void neverFewerThanTwoPodsWhileOneIsReplaced(String role) {
    var spec = only(role, Deployment.class).getSpec();
    assertThat(spec.getReplicas()).isEqualTo(2);
    var rolling = spec.getStrategy().getRollingUpdate();
    assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
    assertThat(rolling.getMaxSurge().getIntVal()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void anEvictionTakesOneAtMost(String role) {
    var budget = only(role, PodDisruptionBudget.class).getSpec();
    assertThat(budget.getMaxUnavailable().getIntVal()).isEqualTo(1);
    assertThat(budget.getSelector())
        .isEqualTo(only(role, Deployment.class).getSpec().getSelector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void twoNodesArePreferredAndOneIsEnough(String role) {
    var anti = pod(role).getAffinity().getPodAntiAffinity();
    assertThat(anti.getRequiredDuringSchedulingIgnoredDuringExecution()).isEmpty();
    PodAffinityTerm term =
        anti.getPreferredDuringSchedulingIgnoredDuringExecution().getFirst().getPodAffinityTerm();
    assertThat(term.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
    assertThat(term.getLabelSelector())
        .isEqualTo(only(role, Deployment.class).getSpec().getSelector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void eachRoleHasAnAccountOfItsOwn(String role) {
    assertThat(pod(role).getServiceAccountName())
        .isEqualTo(only(role, ServiceAccount.class).getMetadata().getName())
        .isEqualTo("orrery-" + role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void theStrictestRulesForPodsAreKept(String role) {
    assertThat(pod(role).getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod(role).getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod(role).getSecurityContext().getSeccompProfile().getType())
        .isEqualTo("RuntimeDefault");
    for (Container container : pod(role).getContainers()) {
      var security = container.getSecurityContext();
      assertThat(security.getAllowPrivilegeEscalation()).isFalse();
      assertThat(security.getReadOnlyRootFilesystem()).isTrue();
      assertThat(security.getCapabilities().getDrop()).isEqualTo(List.of("ALL"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduler", "controllers"})
  void probesResourcesAndImageAreStated(String role) {
    for (Container container : pod(role).getContainers()) {
      assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/livez");
      assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
      assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
      assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
      assertThat(container.getResources().getLimits()).containsKey("memory");
      assertThat(container.getImagePullPolicy()).isEqualTo("IfNotPresent");
      assertThat(container.getImage()).contains("orrery/operator:").doesNotContain("latest");
    }
  }
}
