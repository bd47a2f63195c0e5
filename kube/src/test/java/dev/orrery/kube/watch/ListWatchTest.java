package dev.orrery.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.kube.json.Pool;
import dev.orrery.kube.node.Namespace;
import dev.orrery.kube.node.NamespaceReader;
import dev.orrery.plan.Seed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListWatchTest {

  private static final WatchedKind<String, Namespace> NAMESPACES =
      new WatchedKind<>("namespaces", "/ns", NamespaceReader::read, Namespace::name);

  private final ScriptedServer server = new ScriptedServer();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong nanos = new AtomicLong();
  private final WatchPace pace =
      new WatchPace(2, Duration.ofSeconds(150), Duration.ofMinutes(8), nanos::get, new Seed(1));
  private final ListWatch<String, Namespace> watch =
      new ListWatch<>(
          NAMESPACES,
          new WatchSink<>() {
            @Override
            public void changed(Namespace namespace) {
              told.add("+" + namespace.name() + namespace.labels());
              if (namespace.name().equals("late")) {
                nanos.addAndGet(Duration.ofMinutes(9).toNanos());
              }
              if (namespace.name().equals("poison")) {
                throw new IllegalStateException("no such namespace");
              }
            }

            @Override
            public void deleted(String name) {
              told.add("-" + name);
            }
          },
          server,
          new Pool(),
          pace,
          failure::set);

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void listsInPagesAndWatchesOnFromTheListsVersion() {
    server
        .body(
            "{'kind':'List','metadata':{'resourceVersion':'7','continue':'a/b'},'items':["
                + namespace("a")
                + ","
                + namespace("b")
                + "]}")
        .body("{'metadata':{'resourceVersion':'7'},'items':[" + namespace("c") + "]}");
    watch.start();
    watch.synced().join();
    until("+a{}", "+b{}", "+c{}");
    await().until(() -> server.asked.size() == 3);
    assertThat(server.asked.get(0)).isEqualTo("/ns?limit=2");
    assertThat(server.asked.get(1)).isEqualTo("/ns?limit=2&continue=a%2Fb");
    assertThat(server.asked.get(2))
        .startsWith("/ns?watch=1&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=");
  }

  @Test
  void eventsAreToldInOrderAndTheWatchGoesOnWhereItEnded() {
    server
        .body(list("7", "a"))
        .body(
            event("ADDED", "b", "8")
                + "\n"
                + event("DELETED", "a", "9")
                + event("ADDED", "a", "10")
                + "{'type':'BOOKMARK','object':{'kind':'Namespace','metadata':{'resourceVersion':'20'}}}");
    watch.start();
    until("+a{}", "+b{}", "-a", "+a{}");
    await().until(() -> server.asked.size() == 3);
    assertThat(server.asked.get(2)).contains("resourceVersion=20&");
    assertThat(watch.problem()).isNull();
  }

  @Test
  void whatDidNotChangeIsNotRepeated() {
    server.body(list("7", "a")).body(event("MODIFIED", "a", "8") + event("ADDED", "b", "9"));
    watch.start();
    until("+a{}", "+b{}");
  }

  @Test
  void anExpiredVersionMeansANewListAndWhatIsMissingThereIsGone() {
    server
        .body(list("7", "a", "b"))
        .body(
            "{'type':'ERROR','object':{'kind':'Status','code':410,'message':'too old resource version'}}")
        .body(list("30", "b", "c"));
    watch.start();
    until("+a{}", "+b{}", "+c{}", "-a");
    await().until(() -> server.asked.size() == 4);
    assertThat(server.asked.get(3)).contains("resourceVersion=30&");
  }

  @Test
  void afterAWhileEverythingIsListedAnewAndWhatTheWatchLostIsFound() {
    server.body(list("7", "a", "b")).body(event("ADDED", "late", "8")).body(list("30", "b", "d"));
    watch.start();
    await()
        .untilAsserted(
            () ->
                assertThat(told)
                    .containsExactlyInAnyOrder("+a{}", "+b{}", "+late{}", "+d{}", "-a", "-late"));
    assertThat(server.asked.get(2)).isEqualTo("/ns?limit=2");
  }

  @Test
  void aRefusedWatchWithThatCodeMeansANewListToo() {
    server.body(list("7", "a")).failure(new ServerRefusal(410, "410: gone")).body(list("30", "a"));
    watch.start();
    await().until(() -> server.asked.size() == 4);
    assertThat(told).containsExactly("+a{}");
  }

  @Test
  void aBrokenListIsBegunAgainAndNothingIsTakenForGone() {
    server
        .body(list("7", "a", "b"))
        .failure(new ServerRefusal(410, "410: gone"))
        .body("{'metadata':{'resourceVersion':'8'},'items':[" + namespace("a") + ",{'meta")
        .body(list("9", "a", "b"));
    watch.start();
    await().until(() -> server.asked.size() == 5);
    assertThat(told).containsExactly("+a{}", "+b{}");
  }

  @Test
  void whileTheServerRefusesTheReasonIsTold() {
    for (int i = 0; i < 20; i++) {
      server.failure(new ServerRefusal(403, "403: namespaces is forbidden"));
    }
    watch.start();
    await().until(() -> "namespaces: 403: namespaces is forbidden".equals(watch.problem()));
    assertThat(watch.frozen()).isNull();
    assertThat(watch.synced()).isNotDone();
  }

  @Test
  void aLostConnectionIsOpenedAgain() {
    server
        .body(list("7", "a"))
        .failure(new IOException("connection reset"))
        .body(event("ADDED", "b", "8"));
    watch.start();
    until("+a{}", "+b{}");
  }

  @Test
  void aSilentWatchIsFrozenAndWakesByANewConnection() {
    server.body(list("7", "a")).bodyThenSilence(event("ADDED", "b", "8") + "\n");
    watch.start();
    until("+a{}", "+b{}");
    assertThat(watch.wake()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(151).toNanos());
    assertThat(watch.problem()).isEqualTo("namespaces: no sign of life for 151 s");
    assertThat(watch.frozen()).isEqualTo(watch.problem());
    assertThat(watch.wake()).as("before a probe could see it").isFalse();
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    await().until(watch::wake);
    await().until(() -> server.asked.size() > 2);
    await().until(() -> watch.problem() == null);
  }

  @Test
  void aWatchOverWhichNothingCameIsFrozenWhereObjectsWereListed() {
    server.body(list("7", "a"));
    watch.start();
    await().until(() -> server.asked.size() == 2);
    await().until(() -> watch.problem() == null);
    nanos.addAndGet(Duration.ofSeconds(151).toNanos());
    assertThat(watch.problem()).isEqualTo("namespaces: no sign of life for 151 s");
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    await().until(watch::wake);
  }

  @Test
  void aWatchWhoseConnectionWasGivenUpWakesSoonUnlessSomethingComes() {
    server.body(list("7", "a")).bodyThenSilence(event("ADDED", "b", "8") + "\n");
    watch.start();
    until("+a{}", "+b{}");

    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(watch.wake()).isFalse();
    watch.doubt();
    assertThat(watch.wake()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    assertThat(watch.problem()).isNull();
    assertThat(watch.wake()).isTrue();
    await().until(() -> server.asked.size() > 2);
    await().until(() -> !watch.wake());
  }

  @Test
  void aListThatBreaksOffWithoutAWordIsBegunAgain() {
    server.bodyThenSilence(list("7", "a").substring(0, 40)).body(list("7", "a"));
    watch.start();
    await().until(() -> server.asked.size() == 1);
    await()
        .until(
            () -> {
              nanos.addAndGet(Duration.ofSeconds(21).toNanos());
              return watch.wake();
            });
    until("+a{}");
  }

  @Test
  void aWatchOfNothingOverWhichNothingEverCameIsNotJudged() {
    server.body(list("7"));
    watch.start();
    await().until(() -> server.asked.size() == 2);
    nanos.addAndGet(Duration.ofSeconds(200).toNanos());
    assertThat(watch.problem()).isNull();
    assertThat(watch.wake()).isFalse();
  }

  @Test
  void aFailingReceiverEndsTheWatchAndIsReported() {
    server.body(list("7", "poison"));
    watch.start();
    await().until(() -> failure.get() != null);
    assertThat(failure.get()).hasMessage("no such namespace");
    assertThat(watch.problem()).contains("stopped by");
  }

  private void until(String... expected) {
    await().untilAsserted(() -> assertThat(told).containsExactly(expected));
  }

  private static String list(String version, String... names) {
    var items = java.util.Arrays.stream(names).map(ListWatchTest::namespace).toList();
    return "{'metadata':{'resourceVersion':'"
        + version
        + "'},'items':["
        + String.join(",", items)
        + "]}";
  }

  private static String event(String type, String name, String version) {
    return "{'type':'"
        + type
        + "','object':{'metadata':{'name':'"
        + name
        + "','resourceVersion':'"
        + version
        + "'}}}";
  }

  private static String namespace(String name) {
    return "{'metadata':{'name':'" + name + "','resourceVersion':'5'}}";
  }
}
