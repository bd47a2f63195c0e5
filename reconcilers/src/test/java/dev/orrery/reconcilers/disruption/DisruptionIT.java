package dev.orrery.reconcilers.disruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.disruption.ClaimPhase;
import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.kube.disruption.ClaimDesk;
import dev.orrery.kube.disruption.Ledgers;
import dev.orrery.kube.disruption.LiveBrake;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.Permit;
import dev.orrery.plan.disruption.Refusal;
import dev.orrery.plan.disruption.Standing;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disruption budget on a real API server, with the rights that are shipped. */
class DisruptionIT {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static BudgetCluster budget;

  private ClaimReconciler reconciler;

  @BeforeAll
  static void start() throws IOException {
    budget = new BudgetCluster(folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    budget.close();
  }

  @BeforeEach
  void open() {
    budget.budget("{atOnce: 2}");
    reconciler = budget.reconciler();
    reconciler.look(); // makes the ledger
  }

  @AfterEach
  void clean() throws Exception {
    budget.clean();
  }

  @Test
  void aClaimShowsWhoWhyAndUntilWhenAndIsGoneAfterwards() {
    Node holder = budget.holder("plan");
    Permit permit = held(budget.desk(), holder, "a");
    DisruptionClaim claim = Objects.requireNonNull(claim(permit.name()));
    assertThat(claim.getStatus().phase()).isEqualTo(ClaimPhase.HELD);
    assertThat(Instant.parse(String.valueOf(claim.getStatus().until())))
        .isBetween(Instant.now(), Instant.now().plus(BudgetCluster.TTL));
    assertThat(budget.ledger().byHolder()).containsEntry("Node/plan", 1);
    assertThat(permit.check()).isEqualTo(new Standing.Proceed());
    permit.release();
    permit.release();
    assertThat(budget.ledger().holdings()).isEmpty();
    assertThat(claim(permit.name())).isNull();
    assertThat(permit.check().mayProceed()).isFalse();
  }

  @Test
  void twoRaceForOnePlaceAndOneGetsIt() {
    budget.budget("{atOnce: 1}");
    Node holder = budget.holder("plan");
    List<ClaimDesk> desks = List.of(budget.desk(), budget.desk());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 50; round++) {
        String act = "round-" + round;
        List<Grant> grants =
            IntStream.range(0, 2)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () ->
                                desks.get(i).claim(budget.request(holder, act + i), Duration.ZERO),
                            threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(grants).filteredOn(Grant.Held.class::isInstance).hasSize(1);
        assertThat(budget.ledger().holdings()).hasSize(1);
        assertThat(cause(refused(grants))).isEqualTo(Refusal.Cause.AT_ONCE);
        grants.forEach(DisruptionIT::release);
      }
    }
    assertThat(budget.ledger().holdings()).isEmpty();
  }

  @Test
  void theKillSwitchRefusesWithinASecondAndStopsWhatRuns() {
    budget.loop(reconciler);
    Node holder = budget.holder("plan");
    Permit permit = held(budget.desk(), holder, "running");
    ClaimDesk busy = budget.desk();
    var lastAdmitted = new AtomicReference<>(Instant.MIN);
    var over = new AtomicBoolean();
    Thread claimant =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; !over.get(); i++) {
                    Grant grant = busy.claim(budget.request(holder, "busy-" + i), Duration.ZERO);
                    if (grant instanceof Grant.Held(Permit held)) {
                      lastAdmitted.set(Instant.now());
                      held.release();
                    }
                  }
                });
    await().atMost(SOON).until(() -> lastAdmitted.get().isAfter(Instant.MIN));

    budget.budget("{atOnce: 2, killSwitch: {engaged: true, reason: fire}}");
    Instant engaged = Instant.now();

    assertThat(permit.check())
        .isInstanceOfSatisfying(
            Standing.Halt.class,
            halt -> {
              assertThat(halt.cause()).isEqualTo(Standing.Cause.KILL_SWITCH);
              assertThat(halt.message()).contains("fire");
            });
    await().atMost(SECOND).until(() -> "ControlPlane default: fire".equals(budget.ledger().stop()));
    Grant grant = budget.desk().claim(budget.request(holder, "late"), SECOND);
    assertThat(cause(grant)).isEqualTo(Refusal.Cause.KILL_SWITCH);
    assertThat(lastAdmitted.get()).isBefore(engaged.plus(SECOND));
    over.set(true);
    await().atMost(SOON).until(() -> !claimant.isAlive());

    budget.budget("{atOnce: 2, killSwitch: {engaged: false}}");
    await().atMost(SOON).until(() -> budget.ledger().stop() == null);
    release(budget.desk().claim(budget.request(holder, "again"), Duration.ZERO));
    assertThat(permit.check().mayProceed()).isTrue();
  }

  @Test
  void theConfigMapStopsEverythingAlsoWithoutOurDefinitions() {
    budget.loop(reconciler);
    Node holder = budget.holder("plan");
    ClaimDesk desk = budget.desk();
    Permit permit = held(desk, holder, "running");
    budget.undefine();
    try {
      assertThat(permit.check().mayProceed()).isFalse();
      budget
          .admin
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(LiveBrake.NAME)
                  .withNamespace(BudgetCluster.SYSTEM)
                  .endMetadata()
                  .addToData("reason", "definitions broken")
                  .build())
          .create();
      assertThat(permit.check())
          .isInstanceOfSatisfying(
              Standing.Halt.class,
              halt -> assertThat(halt.cause()).isEqualTo(Standing.Cause.KILL_SWITCH));
      assertThat(cause(desk.claim(budget.request(holder, "new"), Duration.ZERO)))
          .isEqualTo(Refusal.Cause.KILL_SWITCH);
      await().atMost(SECOND).until(() -> budget.ledger().stop() != null);
    } finally {
      budget.define();
    }
    // Its claim went with the definition: once that is back, the place is found to be nobody's.
    await().atMost(SOON).until(() -> budget.ledger().holdings().isEmpty());
  }

  @Test
  void aConfigMapThatSaysFalseStopsNothing() {
    budget
        .admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(LiveBrake.NAME)
                .withNamespace(BudgetCluster.SYSTEM)
                .endMetadata()
                .addToData("engaged", "false")
                .build())
        .create();
    held(budget.desk(), budget.holder("plan"), "a").release();
  }

  @Test
  void aHolderThatIsGoneIsFoundByItsUid() {
    budget.loop(reconciler);
    Node holder = budget.holder("plan");
    Permit permit = held(budget.desk(), holder, "a");
    budget.admin.resource(holder).delete();
    budget.holder("plan"); // another one of that name
    Instant from = Instant.now();
    await().atMost(SOON).until(() -> claim(permit.name()) == null);
    assertThat(Duration.between(from, Instant.now())).isLessThan(BudgetCluster.TTL);
    await().atMost(SECOND.multipliedBy(2)).until(() -> budget.ledger().holdings().isEmpty());
    assertThat(permit.check())
        .isInstanceOfSatisfying(
            Standing.Halt.class,
            halt -> assertThat(halt.cause()).isEqualTo(Standing.Cause.CLAIM_LOST));
    await().atMost(SOON).until(() -> events(permit.name()).contains("HolderGone"));
  }

  @Test
  void aSilentHolderLosesItsClaimAndOneThatGivesSignsKeepsIt() {
    budget.loop(reconciler);
    Node holder = budget.holder("plan");
    Permit silent = held(budget.desk(), holder, "silent");
    Permit lively = held(budget.desk(), holder, "lively");
    await()
        .atMost(SOON)
        .pollInterval(SECOND)
        .until(() -> lively.check().mayProceed() && claim(silent.name()) == null);
    assertThat(silent.check().mayProceed()).isFalse();
    assertThat(lively.check().mayProceed()).isTrue();
    await().atMost(SOON).until(() -> budget.ledger().holdings().size() == 1);
    await().atMost(SOON).until(() -> events(silent.name()).contains("ClaimExpired"));
  }

  @Test
  void aSuccessorTakesUpTheClaimOfItsPredecessor() {
    Node holder = budget.holder("plan");
    Permit before = held(budget.desk(), holder, "same");
    Permit after = held(budget.desk(), holder, "same");
    assertThat(budget.ledger().holdings()).hasSize(1);
    assertThat(before.check().mayProceed()).isFalse();
    before.release(); // it is the successor's now
    assertThat(after.check().mayProceed()).isTrue();
    assertThat(budget.ledger().holdings()).hasSize(1);
    after.release();
    assertThat(budget.ledger().holdings()).isEmpty();
  }

  @Test
  void aLoweredLimitRevokesNothingAndAdmitsNothing() {
    Node holder = budget.holder("plan");
    ClaimDesk desk = budget.desk();
    Permit one = held(desk, holder, "one");
    Permit two = held(desk, holder, "two");
    budget.budget("{atOnce: 1}");
    assertThat(one.check().mayProceed()).isTrue();
    one.release();
    Grant grant = desk.claim(budget.request(holder, "three"), Duration.ZERO);
    assertThat(cause(grant)).isEqualTo(Refusal.Cause.AT_ONCE);
    assertThat(two.check().mayProceed()).isTrue();
  }

  @Test
  void aFreezeLetsWhatIsHeldEndAndAdmitsNothing() {
    Node holder = budget.holder("plan");
    Permit permit = held(budget.desk(), holder, "running");
    budget.budget("{atOnce: 2, freeze: [{name: now, schedule: '* * * * *', duration: 1h}]}");
    assertThat(permit.check().mayProceed()).isTrue();
    Grant grant = budget.desk().claim(budget.request(holder, "new"), Duration.ZERO);
    assertThat(cause(grant)).isEqualTo(Refusal.Cause.FROZEN);
    assertThat(reconciler.look().allowed().reason()).isEqualTo("Frozen");
  }

  @Test
  void aWindowThatMakesNoSenseAdmitsNothingAndSaysSo() {
    budget.budget("{freeze: [{name: odd, schedule: '99 8 * * *', duration: 1h}]}");
    Grant grant = budget.desk().claim(budget.request(budget.holder("plan"), "new"), Duration.ZERO);
    assertThat(cause(grant)).isEqualTo(Refusal.Cause.UNKNOWN);
    BudgetReport report = reconciler.look();
    assertThat(report.allowed().message()).contains("schedule of freeze window odd is 99 8 * * *");
  }

  @Test
  void theHourOutlivesClaimsAndProcesses() {
    budget.budget("{atOnce: 2, perHour: 3}");
    Node holder = budget.holder("plan");
    for (int i = 0; i < 3; i++) {
      held(budget.desk(), holder, "act-" + i).release();
    }
    Grant grant = budget.desk().claim(budget.request(holder, "one-more"), Duration.ZERO);
    assertThat(cause(grant)).isEqualTo(Refusal.Cause.PER_HOUR);
  }

  @Test
  void aLostLedgerIsMadeAnewFromTheClaims() {
    budget.budget("{atOnce: 1, perHour: 100}");
    Node holder = budget.holder("plan");
    Permit permit = held(budget.desk(), holder, "a");
    budget.admin.configMaps().inNamespace(BudgetCluster.SYSTEM).withName(Ledgers.NAME).delete();
    Grant without = budget.desk().claim(budget.request(holder, "b"), Duration.ZERO);
    assertThat(cause(without)).isEqualTo(Refusal.Cause.UNKNOWN);
    reconciler.look();
    assertThat(permit.check().mayProceed()).isTrue();
    assertThat(cause(budget.desk().claim(budget.request(holder, "b"), Duration.ZERO)))
        .isEqualTo(Refusal.Cause.AT_ONCE);
    permit.release();
    // Nobody knows what was admitted within the hour.
    assertThat(cause(budget.desk().claim(budget.request(holder, "b"), Duration.ZERO)))
        .isEqualTo(Refusal.Cause.PER_HOUR);
  }

  @Test
  void aClaimMadeByHandTakesNoPlace() {
    Permit permit = held(budget.desk(), budget.holder("plan"), "a");
    DisruptionClaim forged = Objects.requireNonNull(claim(permit.name()));
    forged.getMetadata().setName("forged");
    forged.getMetadata().setResourceVersion(null);
    budget.admin.resource(forged).create();
    reconciler.look();
    assertThat(budget.ledger().holdings()).hasSize(1);
  }

  @Test
  void aTenantForgesNothing() throws Exception {
    Config tenant = budget.account("tenant", "default", "orrery-edit");
    DisruptionClaim forged = new DisruptionClaim();
    forged.getMetadata().setName("forged");
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(tenant).build()) {
      assertThatThrownBy(() -> client.resource(forged).create())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("forbidden");
      assertThatThrownBy(
              () ->
                  client
                      .configMaps()
                      .inNamespace(BudgetCluster.SYSTEM)
                      .withName(Ledgers.NAME)
                      .get())
          .hasMessageContaining("forbidden");
    }
  }

  @Test
  void aSecondLookWritesNothing() {
    Permit permit = held(budget.desk(), budget.holder("plan"), "a");
    reconciler.look();
    long before = writes();
    for (int i = 0; i < 5; i++) {
      reconciler.look();
    }
    assertThat(writes()).isEqualTo(before);
    permit.release();
    await().atMost(SOON).until(() -> writes() > before);
  }

  private static long writes() {
    return budget.cluster.auditLog().writes().stream()
        .filter(event -> event.userAgent().startsWith("orrery-disruption"))
        .count();
  }

  private static String events(String claim) {
    return budget.admin.events().v1().events().inNamespace("default").list().getItems().stream()
        .filter(event -> event.getRegarding().getName().equals(claim))
        .map(Event::getReason)
        .toList()
        .toString();
  }

  private static @Nullable DisruptionClaim claim(String name) {
    return budget.admin.resources(DisruptionClaim.class).withName(name).get();
  }

  private static Permit held(ClaimDesk desk, Node holder, String act) {
    Grant grant = desk.claim(budget.request(holder, act), Duration.ZERO);
    assertThat(grant).isInstanceOf(Grant.Held.class);
    return ((Grant.Held) grant).permit();
  }

  private static Grant refused(List<Grant> grants) {
    return grants.stream().filter(Grant.Refused.class::isInstance).findFirst().orElseThrow();
  }

  private static Refusal.Cause cause(Grant grant) {
    assertThat(grant).isInstanceOf(Grant.Refused.class);
    return ((Grant.Refused) grant).refusal().cause();
  }

  private static void release(Grant grant) {
    if (grant instanceof Grant.Held(Permit permit)) {
      permit.release();
    }
  }
}
