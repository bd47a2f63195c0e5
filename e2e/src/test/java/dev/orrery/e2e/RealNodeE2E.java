package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The operator and a Workload as real pods on two real nodes. Where the machine does not let nodes
 * run, each test is reported as not run, with the right that is missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealNodeE2E {

  private static final String SYSTEM = Leadership.NAMESPACE;
  private static final String SCHEDULER = "orrery-scheduler";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How long a role may be without a leader, with the product's times. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(20);

  private final RealMachine machine = new RealMachine();

  @SuppressWarnings("NullAway.Init") // by up()
  private OrreryCluster cluster;

  @SuppressWarnings("NullAway.Init")
  private KubernetesClient client;

  private boolean running;

  /** Before the first test; where a right is missing, before each, so that each is reported. */
  @BeforeEach
  void up() {
    if (running) {
      return;
    }
    cluster = OrreryCluster.up("real", Map.of(), "--real-node=2 --no-demo");
    client = cluster.client();
    running = true;
  }

  @AfterAll
  void down() {
    if (running) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void bothRolesRunTwiceUnderTheStrictestRules() {
    assertThat(client.namespaces().withName(SYSTEM).require().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    for (String role : List.of("orrery-scheduler", "orrery-controllers")) {
      List<Pod> pods = operator(role);
      assertThat(pods).hasSize(2).allMatch(RealNodeE2E::isReady);
      assertThat(nodesOf(pods)).as("%s prefers two nodes", role).hasSize(2);
      assertThat(pods)
          .allSatisfy(
              pod -> {
                assertThat(pod.getSpec().getServiceAccountName()).isEqualTo(role);
                Container container = pod.getSpec().getContainers().getFirst();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              });
      assertThat(pods.stream().map(pod -> pod.getMetadata().getName()))
          .contains(Leadership.leader(client, role));
    }
  }

  @Test
  @Order(2)
  void aWorkloadsPodsRunAndTheirNamesResolve() {
    String namespace = cluster.namespace("real");
    cluster.shell().run(workload(namespace)).succeeded();
    cluster.kubectl("wait owl/beacon -n " + namespace + " --for=condition=Ready --timeout=90s");
    String pod = podsOf(namespace).getFirst().getMetadata().getName();
    assertThat(cluster.kubectl("logs -n " + namespace + " " + pod)).contains(pod + " answers at");
    String exec = "exec -n " + namespace + " " + pod + " -- /beacon ";
    assertThat(cluster.kubectl(exec + "say hello")).contains("hello");
    assertThat(cluster.kubectl(exec + "get http://beacon." + namespace + ".svc.cluster.local/"))
        .startsWith("beacon-");
  }

  @Test
  @Order(3)
  void podsAreBoundWhileTheOperatorIsReplaced() {
    List<String> before = names(operator(SCHEDULER));
    try (Leadership leadership = new Leadership(client, SCHEDULER);
        PodStream stream = new PodStream(client, "real")) {
      cluster.kubectl("rollout restart -n " + SYSTEM + " deployment/" + SCHEDULER);
      cluster.kubectl(
          "rollout status -n " + SYSTEM + " deployment/" + SCHEDULER + " --timeout=120s");
      await()
          .atMost(PATIENCE)
          .until(() -> !leadership.gaps().isEmpty() && !before.contains(leader()));
      List<Pod> pods = stream.allBound();
      System.out.printf(
          "rolling update: without a leader %s; the longest of %d pods waited %s for its node%n",
          leadership.gaps(), pods.size(), PodStream.longestWait(pods));
      assertThat(leadership.gaps()).isNotEmpty();
      assertThat(leadership.longest()).isLessThanOrEqualTo(LONGEST_GAP);
    }
    assertThat(names(operator(SCHEDULER))).doesNotContainAnyElementsOf(before);
  }

  @Test
  @Order(4)
  void anotherLeadsWhenTheLeaderIsKilled() {
    String leader = leader();
    try (Leadership leadership = new Leadership(client, SCHEDULER);
        PodStream stream = new PodStream(client, "real")) {
      machine.kill(leader);
      await().atMost(PATIENCE).until(() -> !leadership.gaps().isEmpty());
      List<Pod> pods = stream.allBound();
      System.out.printf(
          "leader killed: without a leader %s; the longest of %d pods waited %s for its node%n",
          leadership.gaps(), pods.size(), PodStream.longestWait(pods));
      assertThat(leadership.longest()).isLessThanOrEqualTo(LONGEST_GAP);
    }
    await()
        .atMost(PATIENCE)
        .until(() -> operator(SCHEDULER).stream().allMatch(RealNodeE2E::isReady));
    assertThat(
            client
                .pods()
                .inNamespace(SYSTEM)
                .withName(leader)
                .require()
                .getStatus()
                .getContainerStatuses()
                .getFirst()
                .getRestartCount())
        .as("the kubelet starts the killed process again")
        .isEqualTo(1);
  }

  @Test
  @Order(5)
  void aDrainedNodesPodsRunOnTheOther() {
    cluster.kubectl(
        "drain node-2 --ignore-daemonsets --delete-emptydir-data --force --timeout=90s");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(deployments()).allMatch(RealNodeE2E::isAvailable);
              assertThat(nodesOf(operator(SCHEDULER))).containsExactly("node-1");
              assertThat(nodesOf(operator("orrery-controllers"))).containsExactly("node-1");
              assertThat(nodesOf(podsOf("real"))).containsExactly("node-1");
            });
  }

  @Test
  @Order(6)
  void nothingIsLeftAfterwards() {
    RealMachine.Traces traces = machine.tracesOf(cluster.name());
    assertThat(traces.found()).as("what runs leaves traces").isNotEmpty();
    cluster.close();
    running = false;
    assertThat(traces.left()).isEmpty();
  }

  /** The pod that leads; while nobody does, whoever comes next. */
  private String leader() {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> Leadership.leader(client, SCHEDULER),
            name -> names(operator(SCHEDULER)).contains(name));
  }

  private List<Pod> operator(String role) {
    return client
        .pods()
        .inNamespace(SYSTEM)
        .withLabel("app.kubernetes.io/component", role.replace("orrery-", ""))
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  private List<Pod> podsOf(String namespace) {
    return client.pods().inNamespace(namespace).withLabel("app", "beacon").list().getItems();
  }

  private List<Deployment> deployments() {
    return client.apps().deployments().inAnyNamespace().list().getItems();
  }

  private static boolean isAvailable(Deployment deployment) {
    Integer available = deployment.getStatus().getAvailableReplicas();
    return deployment.getSpec().getReplicas().equals(available);
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  private static List<String> names(List<Pod> pods) {
    return pods.stream().map(pod -> pod.getMetadata().getName()).toList();
  }

  private static Set<String> nodesOf(List<Pod> pods) {
    return pods.stream().map(pod -> pod.getSpec().getNodeName()).collect(Collectors.toSet());
  }

  private static String workload(String namespace) {
    return """
        ./orrery kubectl apply -n %s -f - <<'YAML'
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: beacon}
        spec:
          replicas: 3
          placement: {scheduler: Orrery}
          service: {ports: [{name: http, port: 80, targetPort: http}]}
          disruption: {minAvailable: 2}
          template:
            metadata: {labels: {app: beacon}}
            spec:
              terminationGracePeriodSeconds: 5
              containers:
                - name: beacon
                  image: localhost/orrery/beacon:1
                  ports: [{name: http, containerPort: 8080}]
                  readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
                  resources: {requests: {cpu: 10m, memory: 16Mi}}
        YAML"""
        .formatted(namespace);
  }
}
