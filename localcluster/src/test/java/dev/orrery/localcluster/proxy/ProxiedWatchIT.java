package dev.orrery.localcluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault over both kinds of watches: lines of HTTP/2 and frames of a web socket. */
@WithCluster
class ProxiedWatchIT {

  private final KubernetesClient admin;
  private String namespace;
  private final LocalCluster cluster;
  private ProxiedCluster proxied;

  ProxiedWatchIT(LocalCluster cluster, KubernetesClient admin) {
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

  @ParameterizedTest
  @EnumSource
  void eventsPass(RawWatch.Transport transport) {
    try (RawWatch watch = watch(transport)) {
      proxied.put("a", "1");

      await().untilAsserted(() -> assertThat(watch.seen()).containsExactly("ADDED a"));
      assertThat(watch.ended()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneEventIsLost(RawWatch.Transport transport) {
    fault(Rule.once("drop", CallMatch.ALL.named("b"), new Fault.Drop(), 0));
    try (RawWatch watch = watch(transport)) {
      three();

      await().untilAsserted(() -> assertThat(watch.seen()).containsExactly("ADDED a", "ADDED c"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneEventComesTwice(RawWatch.Transport transport) {
    fault(Rule.once("twice", CallMatch.ALL.named("b"), new Fault.Duplicate(), 0));
    try (RawWatch watch = watch(transport)) {
      three();

      await()
          .untilAsserted(
              () ->
                  assertThat(watch.seen())
                      .containsExactly("ADDED a", "ADDED b", "ADDED b", "ADDED c"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lateEventsKeepTheirOrder(RawWatch.Transport transport) {
    ActiveRule late =
        fault(Rule.once("late", CallMatch.ALL.named("b"), new Fault.Delay(Duration.ofHours(1)), 0));
    try (RawWatch watch = watch(transport)) {
      three();
      await().until(() -> late.struck() == 1);
      await().during(Duration.ofMillis(300)).until(() -> watch.seen().equals(List.of("ADDED a")));

      late.close();

      await()
          .untilAsserted(
              () -> assertThat(watch.seen()).containsExactly("ADDED a", "ADDED b", "ADDED c"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theConnectionBreaksInTheMiddleOfAnEvent(RawWatch.Transport transport) {
    fault(Rule.once("break", CallMatch.ALL.named("b"), new Fault.CloseMidEvent(), 0));
    try (RawWatch watch = watch(transport)) {
      // A client may throw away what it has not read yet when a connection breaks.
      proxied.put("a", "1");
      await().untilAsserted(() -> assertThat(watch.seen()).containsExactly("ADDED a"));
      proxied.put("b", "1");
      proxied.put("c", "1");

      await().until(watch::ended);
      assertThat(watch.seen()).containsExactly("ADDED a");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theVersionIsTooOld(RawWatch.Transport transport) {
    fault(Rule.once("gone", CallMatch.ALL.named("b"), new Fault.Expired(), 0));
    try (RawWatch watch = watch(transport)) {
      three();

      await().until(watch::ended);
      assertThat(watch.seen()).containsExactly("ADDED a", "ERROR 410");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFrozenWatchStaysOpenAndSilent(RawWatch.Transport transport) {
    ActiveRule freeze = fault(Rule.once("ice", CallMatch.ALL.named("b"), new Fault.Freeze(), 0));
    try (RawWatch watch = watch(transport)) {
      three();

      await()
          .during(Duration.ofMillis(500))
          .until(() -> watch.seen().equals(List.of("ADDED a")) && !watch.ended());
      assertThat(freeze.struck()).isEqualTo(1);

      freeze.close();

      await()
          .untilAsserted(
              () -> assertThat(watch.seen()).containsExactly("ADDED a", "ADDED b", "ADDED c"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePastMovesOnAtItsDistance(RawWatch.Transport transport) {
    ActiveRule stale =
        fault(Rule.always("past", CallMatch.ALL, Fault.StaleView.behind(Duration.ofHours(1))));
    try (RawWatch watch = watch(transport)) {
      proxied.put("a", "1");
      await().during(Duration.ofMillis(300)).until(() -> watch.seen().isEmpty());

      stale.close();

      await().untilAsserted(() -> assertThat(watch.seen()).containsExactly("ADDED a"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOldEnoughIsSeen(RawWatch.Transport transport) {
    fault(Rule.always("past", CallMatch.ALL, Fault.StaleView.behind(Duration.ofSeconds(1))));
    try (RawWatch watch = watch(transport)) {
      proxied.put("a", "1");

      await().untilAsserted(() -> assertThat(watch.seen()).containsExactly("ADDED a"));
    }
  }

  private ActiveRule fault(Rule rule) {
    return proxied.proxy.faults().add(rule);
  }

  private void three() {
    proxied.put("a", "1");
    proxied.put("b", "1");
    proxied.put("c", "1");
  }

  private RawWatch watch(RawWatch.Transport transport) {
    var maps = admin.configMaps().inNamespace(namespace);
    await().until(() -> maps.withName("kube-root-ca.crt").get() != null);
    String from = maps.list().getMetadata().getResourceVersion();
    return RawWatch.open(
        proxied.caller.getConfiguration(),
        transport,
        "/api/v1/namespaces/"
            + namespace
            + "/configmaps?watch=1&allowWatchBookmarks=true&resourceVersion="
            + from);
  }
}
