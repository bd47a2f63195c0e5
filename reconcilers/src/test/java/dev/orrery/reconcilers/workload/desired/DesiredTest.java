package dev.orrery.reconcilers.workload.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.workload.Workload;
import dev.orrery.reconcilers.owned.OwnedObject;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DesiredTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String POD =
      "template: {spec: {containers: [{name: a, image: b, tty: true}]}}";

  @Test
  void theDeploymentHasTheTemplateTheLabelAndTheOwner() {
    OwnedObject desired =
        DesiredDeployment.of(
            workload("web", "{placement: {scheduler: Orrery}, " + POD + "}"), null);
    var tree = desired.tree();
    assertThat(desired.ref().path()).isEqualTo("/apis/apps/v1/namespaces/ns/deployments/web");
    assertThat(tree.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(tree.at("/spec/selector/matchLabels").toString())
        .isEqualTo("{\"orrery.dev/workload\":\"web\"}");
    assertThat(tree.at("/spec/template/metadata/labels/orrery.dev~1workload").asText())
        .isEqualTo("web");
    assertThat(tree.at("/spec/template/spec/schedulerName").asText()).isEqualTo("orrery");
    assertThat(tree.at("/spec/template/spec/containers/0/tty").asBoolean()).isTrue();
    assertThat(tree.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo("uid-of-web");
    assertThat(tree.at("/metadata/annotations/orrery.dev~1applied-hash").asText())
        .isEqualTo(desired.hash());
  }

  @Test
  void theAccountIsWrittenUnderBothItsNamesSoThatBothCanBeTakenBack() {
    for (String name : new String[] {"serviceAccountName", "serviceAccount"}) {
      String spec =
          "{template: {spec: {%s: robot, containers: [{name: app, image: x}]}}}".formatted(name);
      var pod = DesiredDeployment.of(workload("web", spec), null).tree().at("/spec/template/spec");
      assertThat(pod.path("serviceAccountName").asText()).isEqualTo("robot");
      assertThat(pod.path("serviceAccount").asText()).isEqualTo("robot");
    }
    var none = DesiredDeployment.of(workload("web", "{" + POD + "}"), null).tree();
    assertThat(none.at("/spec/template/spec").has("serviceAccount")).isFalse();
  }

  @Test
  void theSameSpecGivesTheSameHashAnotherDoesNot() {
    String one = DesiredDeployment.of(workload("web", "{" + POD + "}"), null).hash();
    assertThat(DesiredDeployment.of(workload("web", "{" + POD + "}"), null).hash()).isEqualTo(one);
    assertThat(DesiredDeployment.of(workload("web", "{replicas: 2, " + POD + "}"), null).hash())
        .isNotEqualTo(one);
  }

  @Test
  void replicasAreLeftToOthersOnlyWhereTheSpecSaysNothing() {
    Deployment scaled =
        YAML.unmarshal(
            """
            metadata:
              managedFields:
              - manager: hpa
                operation: Update
                subresource: scale
                fieldsV1: {"f:spec": {"f:replicas": {}}}
            """,
            Deployment.class);
    assertThat(
            DesiredDeployment.of(workload("web", "{" + POD + "}"), scaled)
                .tree()
                .at("/spec")
                .has("replicas"))
        .isFalse();
    assertThat(
            DesiredDeployment.of(workload("web", "{replicas: 2, " + POD + "}"), scaled)
                .tree()
                .at("/spec/replicas")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void aNameThatIsTooLongIsShortenedWithAHash() {
    String name = "a".repeat(51) + "." + "b".repeat(100);
    String owned = WorkloadNames.owned(name);
    assertThat(owned).hasSizeLessThanOrEqualTo(63).matches("a{51}-[0-9a-f]{10}");
    assertThat(WorkloadNames.owned(name + "c")).isNotEqualTo(owned);
    assertThat(WorkloadNames.owned("short")).isEqualTo("short");
    assertThat(
            DesiredDeployment.of(workload(name, "{" + POD + "}"), null)
                .tree()
                .at("/spec/template/metadata/annotations/orrery.dev~1workload-name")
                .asText())
        .isEqualTo(name);
  }

  @Test
  void theServiceFillsInWhatIsLeftOut() {
    Workload workload =
        workload("web", "{service: {type: Headless, ports: [{port: 80}]}, " + POD + "}");
    var spec = Objects.requireNonNull(DesiredService.of(workload)).tree().at("/spec");
    assertThat(spec.at("/type").asText()).isEqualTo("ClusterIP");
    assertThat(spec.at("/clusterIP").asText()).isEqualTo("None");
    assertThat(spec.at("/ports/0").toString())
        .isEqualTo("{\"port\":80,\"protocol\":\"TCP\",\"targetPort\":80}");
    assertThat(DesiredService.of(workload("web", "{" + POD + "}"))).isNull();
  }

  @Test
  void theBudgetHasTheOneFigureThatIsGiven() {
    Workload workload = workload("web", "{disruption: {maxUnavailable: 25%}, " + POD + "}");
    var spec = Objects.requireNonNull(DesiredBudget.of(workload)).tree().at("/spec");
    assertThat(spec.at("/maxUnavailable").asText()).isEqualTo("25%");
    assertThat(spec.has("minAvailable")).isFalse();
    assertThat(DesiredBudget.of(workload("web", "{" + POD + "}"))).isNull();
  }

  private static Workload workload(String name, String spec) {
    return YAML.unmarshal(
        "apiVersion: orrery.dev/v1alpha1\nkind: Workload\nmetadata: {name: "
            + name
            + ", namespace: ns, uid: uid-of-"
            + name
            + "}\nspec: "
            + spec,
        Workload.class);
  }
}
