package dev.orrery.kit.stale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An operator that does not know yet that a Workload is gone, and sees its parts go. */
class DeletedOwnerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LATE = Duration.ofSeconds(4);
  private static final String WORKLOAD =
      """
      apiVersion: orrery.dev/v1alpha1
      kind: Workload
      metadata: {name: gone, namespace: NAMESPACE}
      spec:
        replicas: 0
        service: {ports: [{port: 80}]}
        template: {spec: {containers: [{name: app, image: "example/app:1"}]}}
      """;

  @Test
  void nothingIsMadeForAWorkloadThatIsGone() throws InterruptedException {
    try (Lane lane = Lane.start("owner");
        Operators operators = Operators.of(lane, new InProcess(), new Seed(42))) {
      var stage = new Stage(lane.namespace("owner"), lane.admin());
      operators.weather(
          proxy ->
              proxy
                  .faults()
                  .add(
                      Rule.always(
                          "late",
                          CallMatch.verbs(Verb.WATCH).of("workloads"),
                          new Fault.Delay(LATE))));
      operators.ready();
      stage.apply(WORKLOAD);
      assertThat(operators.await(PATIENCE, () -> has(stage))).isTrue();

      stage.delete(WORKLOAD);
      Instant deleted = Instant.now();
      assertThat(operators.await(PATIENCE, () -> !has(stage))).isTrue();
      // By then the operator has heard of it.
      assertThat(
              Wait.until(PATIENCE, () -> Instant.now().isAfter(deleted.plus(LATE.multipliedBy(2)))))
          .isTrue();

      assertThat(lane.cluster().auditLog().writes())
          .filteredOn(write -> write.namespace().equals(stage.namespace()))
          .filteredOn(write -> write.received().isAfter(deleted))
          .filteredOn(write -> !write.resource().equals("events"))
          .extracting(AuditEvent::userAgent)
          .noneMatch(agent -> agent.contains("create"));
    }
  }

  private static boolean has(Stage stage) {
    return !stage.get("v1", "services", "gone").isMissingNode()
        && !stage.get("apps/v1", "deployments", "gone").isMissingNode();
  }
}
