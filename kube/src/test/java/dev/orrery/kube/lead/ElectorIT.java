package dev.orrery.kube.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.definition.Definitions;
import dev.orrery.crds.leadership.LeaderEpoch;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import dev.orrery.plan.Epoch;
import dev.orrery.plan.Seed;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithCluster
class ElectorIT {

  private static final LeaseTerms TERMS =
      new LeaseTerms(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(300));

  private static final String FENCES = "leaderepochs.orrery.dev";

  private final LocalCluster cluster;
  private final KubernetesClient client;

  ElectorIT(LocalCluster cluster, KubernetesClient client) {
    this.cluster = cluster;
    this.client = client;
  }

  @BeforeEach
  void define() {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .load(new ByteArrayInputStream(Definitions.yaml(FENCES).getBytes(StandardCharsets.UTF_8)))
        .forceConflicts()
        .serverSideApply();
    await()
        .until(
            () ->
                client
                    .apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(FENCES)
                    .get()
                    .getStatus()
                    .getConditions()
                    .stream()
                    .anyMatch(
                        is -> is.getType().equals("Established") && is.getStatus().equals("True")));
  }

  @Test
  void leadershipIsHandedOnAndTheEpochGrows(TestNamespace namespace) {
    try (Candidate a = new Candidate("a", namespace);
        Candidate b = new Candidate("b", namespace)) {
      a.thread.start();
      await().until(() -> new Epoch(1).equals(a.elector.held()));
      b.thread.start();
      assertThat(spec(namespace).getHolderIdentity()).isEqualTo("a");

      a.thread.close();
      await().until(() -> new Epoch(2).equals(b.elector.held()));

      assertThat(a.elector.held()).isNull();
      assertThat(spec(namespace).getLeaseTransitions()).isEqualTo(1);
      assertThat(fence(namespace)).isEqualTo(2);
      assertThat(a.halts).hasValue(0);
    }
  }

  @Test
  void aLeaderCutOffHaltsAndTheOtherFollowsIt(TestNamespace namespace) {
    try (Candidate a = new Candidate("a", namespace);
        Candidate b = new Candidate("b", namespace)) {
      a.thread.start();
      await().until(() -> a.elector.held() != null);
      b.thread.start();

      a.http.close();

      await().until(() -> a.halts.get() == 1);
      assertThat(a.elector.held()).isNull();
      await().until(() -> new Epoch(2).equals(b.elector.held()));
    }
  }

  @Test
  void aDeletedLeaseDoesNotLowerTheEpoch(TestNamespace namespace) {
    try (Candidate a = new Candidate("a", namespace);
        Candidate b = new Candidate("b", namespace)) {
      a.thread.start();
      await().until(() -> a.elector.held() != null);
      client.leases().inNamespace(namespace.name()).withName("orrery-it").delete();
      await().until(() -> lease(namespace) != null);
      assertThat(a.elector.held()).isEqualTo(new Epoch(1));

      a.thread.close();
      client.leases().inNamespace(namespace.name()).withName("orrery-it").delete();
      b.thread.start();

      await().until(() -> new Epoch(2).equals(b.elector.held()));
    }
  }

  private @Nullable Lease lease(TestNamespace namespace) {
    return client.leases().inNamespace(namespace.name()).withName("orrery-it").get();
  }

  private LeaseSpec spec(TestNamespace namespace) {
    return Objects.requireNonNull(lease(namespace)).getSpec();
  }

  private long fence(TestNamespace namespace) {
    return client
        .resources(LeaderEpoch.class)
        .inNamespace(namespace.name())
        .withName("orrery-it")
        .get()
        .getSpec()
        .epoch();
  }

  private final class Candidate implements LeadershipListener, AutoCloseable {
    private final ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(1));
    private final AtomicInteger halts = new AtomicInteger();
    private final Elector elector;
    private final ElectorThread thread;

    Candidate(String name, TestNamespace namespace) {
      Leases leases = Leases.of(http, namespace.name(), "it");
      elector =
          new Elector(
              name,
              TERMS,
              leases.lease(),
              new EpochFence(leases.fence(), () -> Epoch.NONE, leases.proof()),
              InstantSource.system(),
              System::nanoTime,
              new Seed(1).random(name),
              this,
              halts::incrementAndGet);
      thread = new ElectorThread(name, elector);
    }

    @Override
    public void close() {
      thread.close();
      http.close();
    }

    @Override
    public void leading(Epoch epoch, boolean fenced) {}

    @Override
    public void following(String holder) {}

    @Override
    public void waiting(String holder) {}

    @Override
    public void unavailable(String message) {}

    @Override
    public void lost(String why) {}
  }
}
