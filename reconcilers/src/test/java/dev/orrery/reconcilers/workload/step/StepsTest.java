package dev.orrery.reconcilers.workload.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.condition.Condition;
import dev.orrery.reconcilers.status.ConditionSet;
import dev.orrery.reconcilers.status.Verdict;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Verdict GOOD = Verdict.yes("Good", "good");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{observedGeneration: 1} | UNKNOWN DeploymentUnknown",
        "{observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 3} | TRUE Available",
        "{observedGeneration: 2, replicas: 4, updatedReplicas: 3, availableReplicas: 3} | FALSE RollingOut",
        "{observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 2} | FALSE RollingOut",
        "{observedGeneration: 2, conditions: [{type: Progressing, reason: ProgressDeadlineExceeded}]} | FALSE ProgressDeadlineExceeded",
        "{observedGeneration: 2, conditions: [{type: ReplicaFailure, status: 'True', message: no}]} | FALSE ReplicaFailure",
      })
  void theDeploymentsStatusDecides(String status, String expected) {
    Verdict verdict =
        DeploymentStep.run(
            YAML.unmarshal(
                "metadata: {generation: 2}\nspec: {replicas: 3}\nstatus: " + status,
                Deployment.class));
    assertThat(verdict.status() + " " + verdict.reason()).isEqualTo(expected);
  }

  @Test
  void aDeploymentNobodyHasSeenIsUnknown() {
    assertThat(DeploymentStep.run(null).holds()).isFalse();
    assertThat(PlacedStep.run(null, List.of()).holds()).isFalse();
  }

  @Test
  void theOldestWaitingPodSaysWhy() {
    List<Pod> pods =
        List.of(
            pod("2026-01-01T00:00:03Z", "spec: {nodeName: n}"),
            pod("2026-01-01T00:00:02Z", waiting("Late", "later")),
            pod("2026-01-01T00:00:01Z", waiting("Unschedulable", "no cpu")),
            pod("2026-01-01T00:00:00Z", "status: {phase: Failed}"));
    Verdict verdict = PlacedStep.run(deployment(3), pods);
    assertThat(verdict.reason()).isEqualTo("Unschedulable");
    assertThat(verdict.message()).isEqualTo("2 of 3 pods wait for a node: no cpu");
    assertThat(PlacedStep.placed(pods)).isEqualTo(1);
  }

  @Test
  void podsThatAreMissingAreNotPlaced() {
    List<Pod> one = List.of(pod("2026-01-01T00:00:00Z", "spec: {nodeName: n}"));
    assertThat(PlacedStep.run(deployment(2), one).reason()).isEqualTo("PodsMissing");
    assertThat(PlacedStep.run(deployment(1), one).holds()).isTrue();
    assertThat(PlacedStep.run(deployment(0), List.of()).holds()).isTrue();
  }

  @Test
  void readyIsMadeOfItsParts() {
    assertThat(ready(GOOD, GOOD, GOOD))
        .containsExactly(
            "Accepted TRUE Good",
            "DeploymentReady TRUE Good",
            "Placed TRUE Good",
            "Ready TRUE Ready");
    assertThat(ready(GOOD, Verdict.notYet("RollingOut", ""), Verdict.notYet("Unschedulable", "")))
        .contains("Ready FALSE Unschedulable", "Reconciling TRUE Unschedulable")
        .noneMatch(text -> text.startsWith("Stalled"));
    assertThat(ready(Verdict.stuck("NameTaken", ""), Verdict.unknown("U", ""), GOOD))
        .contains("Ready FALSE NameTaken", "Stalled TRUE NameTaken")
        .noneMatch(text -> text.startsWith("Reconciling"));
    assertThat(ready(Verdict.unknown("WriteUnknown", ""), GOOD, GOOD))
        .contains("Ready UNKNOWN WriteUnknown", "Reconciling TRUE WriteUnknown");
  }

  private static List<String> ready(Verdict accepted, Verdict deployment, Verdict placed) {
    var conditions = new ConditionSet(null, 1, Instant.EPOCH);
    ReadyStep.run(conditions, accepted, deployment, placed);
    return conditions.list().stream().map(StepsTest::text).toList();
  }

  private static String text(Condition condition) {
    return condition.type() + " " + condition.status() + " " + condition.reason();
  }

  private static Deployment deployment(int replicas) {
    return YAML.unmarshal("spec: {replicas: " + replicas + "}", Deployment.class);
  }

  private static Pod pod(String created, String rest) {
    return YAML.unmarshal("metadata: {creationTimestamp: '" + created + "'}\n" + rest, Pod.class);
  }

  private static String waiting(String reason, String message) {
    return "status: {conditions: [{type: PodScheduled, status: 'False', reason: "
        + reason
        + ", message: "
        + message
        + "}]}";
  }
}
