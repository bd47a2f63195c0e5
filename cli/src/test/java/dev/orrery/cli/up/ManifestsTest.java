package dev.orrery.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestsTest {

  @ParameterizedTest
  @CsvSource({
    "Namespace,namespaces",
    "ClusterRoleBinding,clusterrolebindings",
    "CustomResourceDefinition,customresourcedefinitions",
    "PriorityClass,priorityclasses",
    "ValidatingAdmissionPolicy,validatingadmissionpolicies",
    "Workload,workloads"
  })
  void pluralsAreThoseOfTheApi(String kind, String plural) {
    assertThat(Manifests.plural(kind)).isEqualTo(plural);
  }

  @Test
  void documentsWithoutAKindAreSkipped() throws IOException {
    List<ObjectNode> objects =
        Manifests.parse("# a comment\n---\nkind: A\n---\n---\nx: 1\n---\nkind: B\nn: [1, 2]\n");
    assertThat(objects).extracting(o -> o.path("kind").asText()).containsExactly("A", "B");
  }

  @Test
  void anObjectIsWhereItsMetadataSays() throws IOException {
    String account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: n}\n";
    assertThat(Manifests.ref(Manifests.parse(account).getFirst()).path())
        .isEqualTo("/api/v1/namespaces/n/serviceaccounts/a");
    String role =
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}";
    assertThat(Manifests.ref(Manifests.parse(role).getFirst()).path())
        .isEqualTo("/apis/rbac.authorization.k8s.io/v1/clusterroles/r");
  }
}
