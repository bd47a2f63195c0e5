package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithCluster
class InstallIT {

  private static final String SCHEDULER = "system:serviceaccount:orrery-system:orrery-scheduler";
  private static final String EVERYWHERE = "";
  private static final String CONTROLLERS =
      "system:serviceaccount:orrery-system:orrery-controllers";

  @BeforeEach
  void install(LocalCluster cluster) {
    Kubectl.run(cluster, "apply", "--server-side", "-k", "full");
    Kubectl.run(
        cluster,
        "wait",
        "--for=condition=Established",
        "--timeout=30s",
        "crd/workloads.orrery.dev",
        "crd/controlplanes.orrery.dev",
        "crd/disruptionclaims.orrery.dev");
  }

  @Test
  void applyingAgainChangesNothing(LocalCluster cluster, KubernetesClient client) {
    String before = revisionOf(client);
    Kubectl.run(cluster, "apply", "--server-side", "-k", "full");
    assertThat(revisionOf(client)).isEqualTo(before);
  }

  @Test
  void everySampleIsAccepted(LocalCluster cluster, TestNamespace namespace) {
    String out =
        Kubectl.run(
            cluster,
            "apply",
            "--server-side",
            "--dry-run=server",
            "-n",
            namespace.name(),
            "-k",
            "samples");
    assertThat(out.lines()).hasSize(Manifests.under("samples").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"create pods/binding", "patch pods/status", "list nodes"})
  void theSchedulerMay(String act, KubernetesClient client) {
    assertThat(allowed(client, SCHEDULER, EVERYWHERE, act)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create pods",
        "delete pods",
        "list secrets",
        "create apps/deployments",
        "patch nodes",
        "watch orrery.dev/controlplanes",
        "patch orrery.dev/workloads/status"
      })
  void theSchedulerMayNot(String act, KubernetesClient client) {
    assertThat(allowed(client, SCHEDULER, EVERYWHERE, act)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create pods/binding",
        "list secrets",
        "delete pods",
        "delete apps/deployments",
        "patch orrery.dev/workloads",
        "patch orrery.dev/controlplanes/status"
      })
  void theControllersMayNot(String act, KubernetesClient client) {
    assertThat(allowed(client, CONTROLLERS, EVERYWHERE, act)).isFalse();
  }

  @Test
  void anEditorOfOneNamespaceMayUseWorkloadsThereAndNowhereElse(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) {
    Kubectl.run(
        cluster,
        "create",
        "rolebinding",
        "editor",
        "--clusterrole=edit",
        "--user=dev",
        "-n",
        namespace.name());
    assertThat(allowed(client, "dev", namespace.name(), "create orrery.dev/workloads")).isTrue();
    assertThat(allowed(client, "dev", namespace.name(), "patch orrery.dev/workloads/scale"))
        .isTrue();
    assertThat(allowed(client, "dev", "default", "create orrery.dev/workloads")).isFalse();
    assertThat(allowed(client, "dev", namespace.name(), "patch orrery.dev/workloads/status"))
        .isFalse();
    assertThat(allowed(client, "dev", EVERYWHERE, "patch orrery.dev/controlplanes")).isFalse();
  }

  @Test
  void theNamespacedVariantReachesItsNamespaceOnly(LocalCluster cluster, KubernetesClient client) {
    Kubectl.run(cluster, "delete", "-k", "default", "--ignore-not-found");
    Kubectl.run(cluster, "create", "namespace", "orrery-system");
    Kubectl.run(cluster, "apply", "--server-side", "-k", "namespaced");
    assertThat(allowed(client, CONTROLLERS, "orrery-system", "patch apps/deployments")).isTrue();
    assertThat(allowed(client, CONTROLLERS, "default", "patch apps/deployments")).isFalse();
    Kubectl.run(cluster, "delete", "-k", "namespaced");
    Kubectl.run(cluster, "delete", "namespace", "orrery-system");
  }

  private static String revisionOf(KubernetesClient client) {
    var account =
        client
            .serviceAccounts()
            .inNamespace("orrery-system")
            .withName("orrery-scheduler")
            .require();
    var role = client.rbac().clusterRoles().withName("orrery-scheduler").require();
    return account.getMetadata().getResourceVersion()
        + " "
        + role.getMetadata().getResourceVersion();
  }

  private static boolean allowed(
      KubernetesClient client, String user, String namespace, String act) {
    String[] words = act.split("[ /]", -1);
    boolean grouped = words[1].contains(".") || words[1].equals("apps");
    int resource = grouped ? 2 : 1;
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user)
            .withNewResourceAttributes()
            .withVerb(words[0])
            .withGroup(grouped ? words[1] : "")
            .withResource(words[resource])
            .withSubresource(words.length > resource + 1 ? words[resource + 1] : "")
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}
