package dev.orrery.localcluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithCluster
class FaultProxyIT {

  private final KubernetesClient admin;
  private String namespace;
  private final LocalCluster cluster;
  private ProxiedCluster proxied;

  FaultProxyIT(LocalCluster cluster, KubernetesClient admin) {
    this.cluster = cluster;
    this.admin = admin;
  }

  @BeforeEach
  void start(TestNamespace own) {
    namespace = own.name();
    await()
        .until(
            () -> admin.serviceAccounts().inNamespace(namespace).withName("default").get() != null);
    proxied = new ProxiedCluster(cluster, admin, namespace);
  }

  @AfterEach
  void stop() {
    proxied.close();
  }

  @Test
  void passesEachCallersOwnRightsOn() {
    proxied.put("a", "1");

    assertThat(value("a")).isEqualTo("1");
    assertThatThrownBy(() -> proxied.caller.nodes().list())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    assertThat(proxied.proxy.journal().entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.call().target()).isEqualTo("nodes");
              assertThat(entry.code()).isEqualTo(403);
            });
  }

  @Test
  void answersInTheServersPlace() {
    var busy = new Fault.Answer(429, "TooManyRequests", Duration.ofSeconds(1));
    proxied.proxy.faults().add(Rule.once("busy", CallMatch.writes(), busy, 0));

    assertThatThrownBy(() -> create("a"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(429));
    assertThat(there("a")).isFalse();
    create("a");
    assertThat(there("a")).isTrue();
  }

  @Test
  void aReplyThatIsLostWasCommitted() {
    proxied.proxy.faults().add(Rule.once("lost", CallMatch.writes(), new Fault.ReplyLost(), 0));

    assertThatThrownBy(() -> create("a")).isInstanceOf(KubernetesClientException.class);

    assertThat(there("a")).isTrue();
  }

  @Test
  void aFailureAfterItWasCommittedIsToldAndARefusalStaysWhatItIs() {
    proxied
        .proxy
        .faults()
        .add(Rule.always("late", CallMatch.writes(), new Fault.FailedAfterCommit()));

    assertThatThrownBy(() -> create("a"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, failed -> assertThat(failed.getCode()).isEqualTo(500));
    assertThat(there("a")).isTrue();
    assertThatThrownBy(() -> create("a"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, failed -> assertThat(failed.getCode()).isEqualTo(409));
  }

  @Test
  void aBrokenRequestWasNotSent() {
    proxied.proxy.faults().add(Rule.once("reset", CallMatch.writes(), new Fault.Reset(), 0));

    assertThatThrownBy(() -> create("a")).isInstanceOf(KubernetesClientException.class);

    assertThat(there("a")).isFalse();
  }

  @Test
  void aHalfOpenConnectionNeverAnswers() {
    proxied.proxy.faults().add(Rule.once("hang", CallMatch.writes(), new Fault.Hang(), 0));

    assertThatThrownBy(() -> create("a"))
        .isInstanceOf(KubernetesClientException.class)
        .hasRootCauseInstanceOf(java.io.IOException.class);
    assertThat(there("a")).isFalse();
  }

  @Test
  void whatIsHeldUpArrivesLaterThoughItsCallerIsGone() {
    ActiveRule held =
        proxied.proxy.faults().add(Rule.always("held", CallMatch.writes(), new Fault.Hold()));
    assertThatThrownBy(() -> create("a")).isInstanceOf(KubernetesClientException.class);
    proxied.proxy.passage(Passage.BROKEN);
    assertThat(there("a")).isFalse();

    held.close();

    await().until(() -> there("a"));
    assertThat(proxied.proxy.journal().entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.rule()).isEqualTo("held");
              assertThat(entry.code()).isEqualTo(201);
            });
  }

  @Test
  void aRequestThatIsLateArrivesWhenItsTimeHasCome() {
    var late = new Fault.Late(Duration.ofSeconds(1));
    proxied.proxy.faults().add(Rule.once("late", CallMatch.writes(), late, 0));

    create("a");

    assertThat(there("a")).isTrue();
    assertThat(proxied.proxy.journal().entries(entry -> entry.rule().equals("late")))
        .singleElement()
        .satisfies(entry -> assertThat(entry.took()).isGreaterThan(Duration.ofMillis(900)));
  }

  @Test
  void aKilledCallerIsCutOff() {
    AtomicInteger kills = new AtomicInteger();
    proxied.proxy.onKill(kills::incrementAndGet);
    proxied
        .proxy
        .faults()
        .add(Rule.once("kill", CallMatch.writes().named("b"), new Fault.KillAfterCommit(), 0));
    proxied
        .proxy
        .faults()
        .add(Rule.once("kill-post", CallMatch.verbs(Verb.CREATE), new Fault.KillAfterCommit(), 1));

    create("a");
    assertThatThrownBy(() -> create("b")).isInstanceOf(KubernetesClientException.class);
    assertThatThrownBy(() -> create("c")).isInstanceOf(KubernetesClientException.class);

    assertThat(kills).hasValue(1);
    assertThat(there("b")).isTrue();
    assertThat(there("c")).isFalse();
  }

  @Test
  void aKillBeforeSendingSendsNothing() {
    AtomicInteger kills = new AtomicInteger();
    proxied.proxy.onKill(kills::incrementAndGet);
    proxied
        .proxy
        .faults()
        .add(Rule.once("kill", CallMatch.writes(), new Fault.KillBeforeSend(), 0));

    assertThatThrownBy(() -> create("a")).isInstanceOf(KubernetesClientException.class);

    assertThat(kills).hasValue(1);
    assertThat(there("a")).isFalse();
  }

  @Test
  void aSlowReplyArrivesWhole() {
    proxied.put("a", "x".repeat(2000));
    proxied.proxy.faults().add(Rule.always("slow", CallMatch.ALL, new Fault.SlowBody(4000)));

    assertThat(value("a")).hasSize(2000);
  }

  @Test
  void aReplyThatBreaksOffNeverArrivesAndTheNextOneDoes() {
    proxied.put("a", "x".repeat(2000));
    proxied.proxy.faults().add(Rule.once("half", CallMatch.ALL, new Fault.HalfReply(), 0));
    CompletableFuture<String> broken = CompletableFuture.supplyAsync(() -> value("a"));
    await()
        .until(
            () -> !proxied.proxy.journal().entries(entry -> entry.rule().equals("half")).isEmpty());

    assertThat(value("a")).hasSize(2000);
    assertThat(broken).isNotDone();
  }

  @Test
  void aSilentPassageOpensAgain() {
    proxied.put("a", "1");
    assertThat(value("a")).isEqualTo("1");
    proxied.proxy.passage(Passage.SILENT);
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> value("a"));
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(2))
        .until(() -> !answer.isDone());

    proxied.proxy.passage(Passage.OPEN);

    assertThat(answer.join()).isEqualTo("1");
  }

  @Test
  void aForgottenConnectionStaysSilentAndANewOnePasses() {
    proxied.put("a", "1");
    assertThat(value("a")).isEqualTo("1");
    proxied.proxy.forgetConnections();
    CompletableFuture<String> lost = CompletableFuture.supplyAsync(() -> value("a"));
    proxied.proxy.passage(Passage.OPEN);

    try (KubernetesClient anew =
        new KubernetesClientBuilder().withConfig(proxied.caller.getConfiguration()).build()) {
      assertThat(maps(anew).withName("a").get().getData()).containsEntry("value", "1");
    }
    assertThat(lost).isNotDone();
  }

  @Test
  void aBrokenPassageRefusesUntilItOpens() {
    proxied.put("a", "1");
    proxied.proxy.passage(Passage.BROKEN);

    assertThatThrownBy(() -> value("a")).isInstanceOf(KubernetesClientException.class);
    proxied.proxy.passage(Passage.OPEN);
    assertThat(value("a")).isEqualTo("1");
  }

  @Test
  void showsThePastInGetsAndLists() {
    long old = Long.parseLong(proxied.put("a", "old").getMetadata().getResourceVersion());
    proxied.put("a", "new");
    proxied.put("b", "new");
    ActiveRule stale =
        proxied.proxy.faults().add(Rule.always("past", CallMatch.ALL, Fault.StaleView.at(old)));

    assertThat(value("a")).isEqualTo("old");
    assertThat(there(proxied.caller, "b")).isFalse();
    assertThat(maps(proxied.caller).list().getItems())
        .filteredOn(map -> map.getData().containsKey("value"))
        .extracting(map -> map.getMetadata().getName())
        .containsExactly("a");
    stale.close();
    assertThat(value("a")).isEqualTo("new");
    assertThat(there(proxied.caller, "b")).isTrue();
  }

  private void create(String name) {
    maps(proxied.caller).resource(proxied.map(name, "1")).create();
  }

  private boolean there(String name) {
    return there(admin, name);
  }

  private boolean there(KubernetesClient client, String name) {
    return maps(client).withName(name).get() != null;
  }

  private String value(String name) {
    return String.valueOf(maps(proxied.caller).withName(name).get().getData().get("value"));
  }

  private NonNamespaceOperation<ConfigMap, ConfigMapList, Resource<ConfigMap>> maps(
      KubernetesClient client) {
    return client.configMaps().inNamespace(namespace);
  }
}
