package dev.orrery.kit.stale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator that does not know yet that a Workload is gone, and sees its parts go. */
class DeletedOwnerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
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
      FaultProxy proxy = operators.ready().proxy();
      stage.apply(WORKLOAD);
      assertThat(operators.await(PATIENCE, () -> has(stage))).isTrue();
      proxy
          .faults()
          .add(
              Rule.always(
                  "nothing new", CallMatch.verbs(Verb.WATCH).of("workloads"), new Fault.Freeze()));

      stage.delete(WORKLOAD);
      Instant deleted = Instant.now();

      // It misses a part, and asks whether the Workload is there at all; or makes the part again.
      assertThat(
              operators.await(
                  PATIENCE, () -> asked(proxy, deleted) || !made(lane, stage, deleted).isEmpty()))
          .isTrue();
      assertThat(operators.await(PATIENCE, () -> !has(stage))).isTrue();
      assertThat(made(lane, stage, deleted)).isEmpty();
    }
  }

  private static boolean asked(FaultProxy proxy, Instant since) {
    return proxy.journal().entries().stream()
        .anyMatch(
            entry ->
                entry.call().verb() == Verb.GET
                    && entry.call().resource().equals("workloads")
                    && entry.code() == 404
                    && entry.received().isAfter(since));
  }

  /** What was made after the deletion, by the API server's own account. */
  private static List<String> made(Lane lane, Stage stage, Instant since) {
    return lane.writes().stream()
        .filter(write -> write.namespace().equals(stage.namespace()))
        .filter(write -> write.received().isAfter(since) && write.verb().equals("create"))
        .filter(write -> !write.resource().equals("events"))
        .map(AuditEvent::userAgent)
        .toList();
  }

  private static boolean has(Stage stage) {
    return !stage.get("v1", "services", "gone").isMissingNode()
        && !stage.get("apps/v1", "deployments", "gone").isMissingNode();
  }
}
