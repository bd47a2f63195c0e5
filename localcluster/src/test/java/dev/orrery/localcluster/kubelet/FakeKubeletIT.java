package dev.orrery.localcluster.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.ProcessSpec;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FakeKubeletIT {

  private static final String NAMESPACE = "default";

  private static LocalCluster cluster;
  private static FakeKubelet kubelet;
  private static KubernetesClient client;

  @BeforeAll
  static void start() throws InterruptedException {
    cluster = KubeletCluster.start("fake-kubelet-it");
    kubelet = KubeletCluster.kubelet(cluster);
    client = cluster.client();
    soon()
        .until(
            () ->
                client.serviceAccounts().inNamespace(NAMESPACE).withName("default").get() != null);
  }

  @AfterAll
  static void stop() {
    client.close();
    kubelet.close();
    cluster.close();
  }

  @Test
  void nodesAreReadyAndHeartbeat() {
    assertThat(client.nodes().list().getItems())
        .hasSize(5)
        .allSatisfy(node -> assertThat(node.getSpec().getTaints()).isEmpty())
        .allSatisfy(node -> assertThat(ready(node)).isEqualTo("True"));
    assertThat(node("shop-1").getMetadata().getLabels()).containsEntry("orrery.dev/site", "shop");
    var first = lease("here-0");
    soon().until(() -> lease("here-0").isAfter(first));
    soon().until(() -> kubelet.status().heartbeats() > 10);
    assertThat(kubelet.status().heartbeatLateP99Seconds()).isPositive();
  }

  @Test
  void aDeploymentWithInitContainerAndSidecarBecomesAvailable() {
    PodSpec spec =
        new PodSpecBuilder(TestPods.spec("Always", "100m"))
            .addNewInitContainer()
            .withName("setup")
            .withImage("image")
            .endInitContainer()
            .addToInitContainers(
                new ContainerBuilder()
                    .withName("proxy")
                    .withImage("image")
                    .withRestartPolicy("Always")
                    .build())
            .build();
    client.apps().deployments().inNamespace(NAMESPACE).resource(deployment("web", spec)).create();

    soon()
        .until(
            () -> {
              var web = client.apps().deployments().inNamespace(NAMESPACE).withName("web").get();
              return Integer.valueOf(3).equals(web.getStatus().getAvailableReplicas());
            });
    Pod pod =
        client.pods().inNamespace(NAMESPACE).withLabel("app", "web").list().getItems().getFirst();
    assertThat(pod.getStatus().getPodIP()).startsWith("10.128.");
    assertThat(pod.getStatus().getHostIP()).startsWith("172.16.");
    assertThat(pod.getStatus().getInitContainerStatuses().getFirst().getState().getTerminated())
        .isNotNull();
    assertThat(pod.getStatus().getInitContainerStatuses().get(1).getState().getRunning())
        .isNotNull();
    assertThat(pod.getStatus().getContainerStatuses().getFirst().getAllocatedResources())
        .containsEntry("cpu", new Quantity("100m"));
    assertThat(TestPods.condition(pod, "PodScheduled")).isEqualTo("True");
    assertThat(TestPods.condition(pod, "PodReadyToStartContainers")).isEqualTo("True");
  }

  @Test
  void aDaemonSetRunsOnEveryNode() {
    client
        .apps()
        .daemonSets()
        .inNamespace(NAMESPACE)
        .resource(
            new DaemonSetBuilder()
                .withMetadata(TestPods.named("agent", Map.of()))
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", "agent")
                .endSelector()
                .withNewTemplate()
                .withMetadata(TestPods.named("agent", Map.of()))
                .withSpec(TestPods.spec("Always", "1m"))
                .endTemplate()
                .endSpec()
                .build())
        .create();

    soon()
        .until(
            () -> {
              var agent = client.apps().daemonSets().inNamespace(NAMESPACE).withName("agent").get();
              return Integer.valueOf(5).equals(agent.getStatus().getNumberAvailable());
            });
    client.apps().daemonSets().inNamespace(NAMESPACE).withName("agent").delete();
  }

  @Test
  void aJobCompletesOrFailsAsItIsTold() {
    jobs().resource(job("good", Map.of())).create();
    jobs().resource(job("bad", Map.of("exit-code", "3"))).create();

    soon()
        .until(
            () ->
                Integer.valueOf(1)
                    .equals(jobs().withName("good").get().getStatus().getSucceeded()));
    soon()
        .until(
            () -> Integer.valueOf(1).equals(jobs().withName("bad").get().getStatus().getFailed()));
    soon().until(() -> jobs().withName("good").get().getStatus().getCompletionTime() != null);
  }

  @Test
  void aPodThatDoesNotFitIsRefused() {
    create(TestPods.on("here-1", "big", "4100m", Map.of()));

    soon().until(() -> "Failed".equals(pod("big").getStatus().getPhase()));
    assertThat(pod("big").getStatus().getReason()).isEqualTo("OutOfcpu");
    assertThat(pod("big").getStatus().getMessage()).contains("requested 4100");
    assertThat(kubelet.status().refusedPods()).isPositive();
    handle("big").delete();
  }

  @Test
  void anOrderThatCannotBeReadIsRefused() {
    Pod odd = TestPods.on("here-1", "odd", "1m", Map.of("run-for", "a while"));
    create(odd);

    soon().until(() -> "InvalidAnnotation".equals(pod("odd").getStatus().getReason()));
    handle("odd").delete();
  }

  @Test
  void aDeletedPodGoesOnlyWhenItsContainersHaveEnded() {
    create(TestPods.on("here-2", "slow", "1m", Map.of("stop-after", "never")));
    soon().until(() -> TestPods.condition(pod("slow"), "Ready").equals("True"));

    long before = System.nanoTime();
    handle("slow").delete();
    assertThat(pod("slow").getMetadata().getDeletionTimestamp()).isNotNull();
    soon().until(() -> handle("slow").get() == null);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThan(Duration.ofMillis(1_900));
  }

  @Test
  void probesFailOnRequest() {
    create(TestPods.on("here-2", "probed", "1m", Map.of()));
    soon().until(() -> TestPods.condition(pod("probed"), "Ready").equals("True"));

    order("probed", "failing-probes", "readiness");
    soon().until(() -> TestPods.condition(pod("probed"), "Ready").equals("False"));
    assertThat(TestPods.restarts(pod("probed"))).isZero();

    order("probed", "failing-probes", "liveness:main");
    soon().until(() -> TestPods.restarts(pod("probed")) > 0);

    order("probed", "failing-probes", "");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> TestPods.condition(pod("probed"), "Ready").equals("True"));
    handle("probed").delete();
  }

  @Test
  void aResizeInPlaceIsReportedWhenItFits() {
    create(TestPods.on("here-2", "sized", "100m", Map.of()));
    soon().until(() -> TestPods.condition(pod("sized"), "Ready").equals("True"));

    handle("sized")
        .subresource("resize")
        .edit(
            pod -> {
              pod.getSpec()
                  .getContainers()
                  .getFirst()
                  .getResources()
                  .getRequests()
                  .put("cpu", new Quantity("200m"));
              return pod;
            });

    soon()
        .until(
            () ->
                new Quantity("200m")
                    .equals(
                        pod("sized")
                            .getStatus()
                            .getContainerStatuses()
                            .getFirst()
                            .getAllocatedResources()
                            .get("cpu")));
    handle("sized").delete();
  }

  @Test
  void behindACutPodsGoOnAndOnReturnWhatWasMissedIsDone() {
    create(TestPods.on("shop-0", "stays", "1m", Map.of()));
    create(TestPods.on("shop-0", "goes", "1m", Map.of()));
    soon().until(() -> TestPods.condition(pod("stays"), "Ready").equals("True"));
    soon().until(() -> TestPods.condition(pod("goes"), "Ready").equals("True"));

    kubelet.cut(Cut.site("shop"));
    soon().until(() -> ready(node("shop-0")).equals("Unknown"));
    assertThat(ready(node("here-0"))).isEqualTo("True");
    soon().until(() -> TestPods.condition(pod("stays"), "Ready").equals("False"));
    handle("goes").delete();
    create(TestPods.on("shop-0", "late", "1m", Map.of()));
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                handle("goes").get() != null
                    && pod("late").getStatus().getPhase().equals("Pending")
                    && pod("stays").getStatus().getPhase().equals("Running"));

    kubelet.restore(Cut.site("shop"));
    soon().until(() -> ready(node("shop-0")).equals("True"));
    soon().until(() -> handle("goes").get() == null);
    soon().until(() -> TestPods.condition(pod("stays"), "Ready").equals("True"));
    soon().until(() -> TestPods.condition(pod("late"), "Ready").equals("True"));
    assertThat(TestPods.restarts(pod("stays"))).isZero();
  }

  @Test
  void anApiServerThatStartsAgainIsFoundAgain() {
    create(TestPods.on("here-1", "before", "1m", Map.of()));
    soon().until(() -> TestPods.condition(pod("before"), "Ready").equals("True"));
    ClusterProcess server =
        cluster.supervisor().list().stream()
            .filter(process -> process.name().equals(Component.API_SERVER.processName()))
            .findFirst()
            .orElseThrow();

    cluster.supervisor().stop(server.name());
    cluster
        .supervisor()
        .start(
            ProcessSpec.of(server.name(), server.command(), FakeKubeletIT::serves)
                .withEnvironment(server.environment()));

    create(TestPods.on("here-1", "after", "1m", Map.of()));
    soon().until(() -> TestPods.condition(pod("after"), "Ready").equals("True"));
    soon().until(() -> ready(node("here-1")).equals("True"));
    assertThat(TestPods.restarts(pod("before"))).isZero();
    handle("before").delete();
    handle("after").delete();
    soon().until(() -> handle("before").get() == null);
  }

  private static boolean serves() {
    try {
      return node("here-1") != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  @Test
  void aNewKubeletGoesOnWhereTheLastOneWas() throws InterruptedException {
    create(TestPods.on("here-0", "keeps", "3", Map.of()));
    soon().until(() -> TestPods.condition(pod("keeps"), "Ready").equals("True"));
    var before = pod("keeps").getStatus();

    kubelet.close();
    kubelet = KubeletCluster.kubelet(cluster);
    create(TestPods.on("here-0", "more", "2", Map.of()));

    soon().until(() -> "OutOfcpu".equals(pod("more").getStatus().getReason()));
    var after = pod("keeps").getStatus();
    assertThat(after.getPodIP()).isEqualTo(before.getPodIP());
    assertThat(after.getContainerStatuses()).isEqualTo(before.getContainerStatuses());
    assertThat(ready(node("here-0"))).isEqualTo("True");
    handle("more").delete();
    handle("keeps").delete();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
  }

  private static PodResource handle(String name) {
    return client.pods().inNamespace(NAMESPACE).withName(name);
  }

  private static Pod pod(String name) {
    return handle(name).get();
  }

  private static void create(Pod pod) {
    client.pods().inNamespace(NAMESPACE).resource(pod).create();
  }

  private static void order(String name, String key, String value) {
    handle(name)
        .edit(
            pod -> {
              pod.getMetadata().getAnnotations().put("kubelet.orrery.dev/" + key, value);
              return pod;
            });
  }

  private static Node node(String name) {
    return client.nodes().withName(name).get();
  }

  private static String ready(Node node) {
    return node.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .map(NodeCondition::getStatus)
        .findFirst()
        .orElse("absent");
  }

  private static ZonedDateTime lease(String name) {
    return client
        .leases()
        .inNamespace("kube-node-lease")
        .withName(name)
        .get()
        .getSpec()
        .getRenewTime();
  }

  private static NonNamespaceOperation<Job, JobList, ScalableResource<Job>> jobs() {
    return client.batch().v1().jobs().inNamespace(NAMESPACE);
  }

  private static Job job(String name, Map<String, String> orders) {
    return new JobBuilder()
        .withMetadata(TestPods.named(name, Map.of()))
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withMetadata(TestPods.named(name, orders))
        .withSpec(TestPods.spec("Never", "1m"))
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Deployment deployment(String name, PodSpec spec) {
    return new DeploymentBuilder()
        .withMetadata(TestPods.named(name, Map.of()))
        .withNewSpec()
        .withReplicas(3)
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .withNewTemplate()
        .withMetadata(TestPods.named(name, Map.of()))
        .withSpec(spec)
        .endTemplate()
        .endSpec()
        .build();
  }
}
