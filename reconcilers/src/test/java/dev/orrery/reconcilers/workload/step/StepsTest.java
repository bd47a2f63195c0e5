package dev.orrery.reconcilers.workload.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.condition.Condition;
import dev.orrery.reconcilers.status.ConditionSet;
import dev.orrery.reconcilers.status.Verdict;
import dev.orrery.reconcilers.workload.pod.OwnedPod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    List<OwnedPod> pods =
        List.of(
            pod("2026-01-01T00:00:03Z", "n"),
            waiting("2026-01-01T00:00:02Z", "Late", "later"),
            waiting("2026-01-01T00:00:01Z", "Unschedulable", "no cpu"),
            pod("2026-01-01T00:00:00Z", "", true, null));
    Verdict verdict = PlacedStep.run(deployment(3), pods);
    assertThat(verdict.reason()).isEqualTo("Unschedulable");
    assertThat(verdict.message()).isEqualTo("2 of 3 pods wait for a node: no cpu");
    assertThat(PlacedStep.placed(pods)).isEqualTo(1);
  }

  @Test
  void podsThatAreMissingAreNotPlaced() {
    List<OwnedPod> one = List.of(pod("2026-01-01T00:00:00Z", "n"));
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

  private static OwnedPod pod(String name, String node) {
    return pod(name, node, false, null);
  }

  private static OwnedPod waiting(String name, String reason, String message) {
    return pod(name, "", false, new OwnedPod.Obstacle(reason, message));
  }

  /** A pod whose name is also its time of creation. */
  private static OwnedPod pod(
      String created, String node, boolean ended, OwnedPod.@Nullable Obstacle obstacle) {
    var key = new OwnedPod.Key("ns", created, created);
    return new OwnedPod(key, "w", "w-1", created, false, ended, node, obstacle);
  }
}
