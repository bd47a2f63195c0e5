package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.pod.PodState.Verdict;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import dev.orrery.plan.Seed;
import dev.orrery.scheduler.loop.Binder.Outcome;
import dev.orrery.scheduler.loop.PendingReason;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithCluster
class FeedIT {

  private static final WatchPace PACE =
      new WatchPace(
          3, Duration.ofSeconds(150), Duration.ofMinutes(8), System::nanoTime, new Seed(7));

  private final Recorder told = new Recorder();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final ApiHttp http;
  private final ClusterFeed feed;
  private final HttpWriter writer;
  private final KubernetesClient client;
  private String namespace = "";

  FeedIT(LocalCluster cluster, KubernetesClient client) {
    this.client = client;
    http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(10));
    feed = new ClusterFeed(http, "feed-it", PACE, told, failures::add);
    writer = new HttpWriter(http, EpochSource.UNFENCED, "feed-it", 8);
  }

  @BeforeEach
  void someObjects(TestNamespace own) {
    namespace = own.name();
    for (int i = 0; i < 7; i++) {
      client.resource(TestPods.waiting(namespace, "early-" + i)).create();
    }
  }

  @AfterEach
  void close() {
    feed.close();
    http.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void tellsWhatIsThereAndWhatHappens() {
    client.resource(TestPods.node(namespace + "-n")).create();
    assertThat(feed.problem()).contains("not listed yet");
    feed.start().join();
    assertThat(told.nodes.values())
        .anySatisfy(
            node -> {
              assertThat(node.name()).isEqualTo(namespace + "-n");
              assertThat(node.allocatable().get("cpu")).isEqualTo(4000);
            });
    assertThat(told.namespaces).containsKey(namespace).containsKey("kube-system");
    assertThat(told.pods.keySet().stream().filter(key -> key.namespace().equals(namespace)))
        .hasSize(7);
    await().until(feed::healthy);

    client.resource(TestPods.waiting(namespace, "late")).create();
    await().untilAsserted(() -> assertThat(told.pod(namespace, "late")).isPresent());
    Pod late = told.pod(namespace, "late").orElseThrow();
    assertThat(late.shape()).isSameAs(told.pod(namespace, "early-0").orElseThrow().shape());
    assertThat(late.shape().unknownFields()).isEmpty();
    assertThat(late.shape().requests().get("cpu")).isEqualTo(250);
    assertThat(late.shape().tolerations()).hasSize(2);

    client.pods().inNamespace(namespace).withName("late").withGracePeriod(0).delete();
    client.nodes().withName(namespace + "-n").delete();
    await().untilAsserted(() -> assertThat(told.pod(namespace, "late")).isEmpty());
    await().untilAsserted(() -> assertThat(told.nodes).doesNotContainKey(namespace + "-n"));
  }

  @Test
  void aBindingCarriesItsDecisionOntoThePod() throws IOException {
    feed.start().join();
    Pod pod = told.pod(namespace, "early-1").orElseThrow();
    var binder = new PodBinder(writer);
    assertThat(binder.bind(pod, Decisions.on(pod, "somewhere")).join())
        .isEqualTo(new Outcome.Bound());
    await()
        .untilAsserted(
            () ->
                assertThat(told.pod(namespace, "early-1"))
                    .hasValueSatisfying(bound -> assertThat(bound.node()).isEqualTo("somewhere")));

    ClusterPicture picture = LiveCluster.read(http, "feed-it");
    var state = picture.pod(namespace, "early-1").orElseThrow();
    assertThat(ClusterPicture.decision(state))
        .satisfies(
            decision -> assertThat(decision.runnersUp().getFirst().node()).isEqualTo("second"));
  }

  @Test
  void aBindingThatCannotBeIsMootOrGone() {
    feed.start().join();
    Pod pod = told.pod(namespace, "early-2").orElseThrow();
    var binder = new PodBinder(writer);
    Pod another = Decisions.pod(new PodKey(namespace, "early-2", "0000"));
    Pod absent = Decisions.pod(new PodKey(namespace, "absent", "0000"));
    assertThat(binder.bind(another, Decisions.on(another, "a")).join())
        .isInstanceOf(Outcome.Moot.class);
    assertThat(binder.bind(absent, Decisions.on(absent, "a")).join())
        .isInstanceOf(Outcome.Gone.class);
    assertThat(binder.bind(pod, Decisions.on(pod, "a")).join()).isEqualTo(new Outcome.Bound());
    assertThat(binder.bind(pod, Decisions.on(pod, "b")).join())
        .isInstanceOfSatisfying(
            Outcome.Moot.class, moot -> assertThat(moot.message()).contains("already assigned"));
  }

  @Test
  void aReportIsSeenByKubectlAndByTheNextProcess() {
    feed.start().join();
    Pod pod = told.pod(namespace, "early-3").orElseThrow();
    var reporter = new PodReporter(writer, feed::verdict, InstantSource.system(), Runnable::run);
    reporter.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 1 nodes fit: 1 cpu");
    await()
        .untilAsserted(
            () ->
                assertThat(feed.verdict(pod.key()))
                    .isEqualTo(new Verdict("Unschedulable", "0 of 1 nodes fit: 1 cpu")));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .events()
                            .v1()
                            .events()
                            .inNamespace(namespace)
                            .withField("regarding.name", "early-3")
                            .list()
                            .getItems())
                    .anySatisfy(
                        event -> assertThat(event.getReason()).isEqualTo("FailedScheduling")));
    long before = reporter.sent();

    var next = new PodReporter(writer, feed::verdict, InstantSource.system(), Runnable::run);
    next.pending(pod, PendingReason.UNSCHEDULABLE, "0 of 1 nodes fit: 1 cpu");
    assertThat(next.waiting()).isZero();
    assertThat(next.sent()).isZero();
    assertThat(before).isEqualTo(2);
  }

  @Test
  void whatPlacementDoesNotReadIsNotTold() {
    feed.start().join();
    int calls = told.podCalls.get();
    client
        .pods()
        .inNamespace(namespace)
        .withName("early-4")
        .edit(
            pod -> {
              pod.getMetadata().getAnnotations().put("note", "x");
              return pod;
            });
    client.resource(TestPods.waiting(namespace, "after")).create();
    await().untilAsserted(() -> assertThat(told.pod(namespace, "after")).isPresent());
    assertThat(told.podCalls.get()).isEqualTo(calls + 1);
  }
}
