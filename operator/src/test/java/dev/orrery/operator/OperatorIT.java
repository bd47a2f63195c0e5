package dev.orrery.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.definition.Definitions;
import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator in role scheduler; each test has Leases of its own. */
@WithCluster
class OperatorIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final LocalCluster cluster;
  private final KubernetesClient client;
  private String ns = "";

  @TempDir private Path folder = Path.of(".");

  OperatorIT(LocalCluster cluster, KubernetesClient client) {
    this.cluster = cluster;
    this.client = client;
  }

  @BeforeEach
  void prepare(TestNamespace namespace) {
    ns = namespace.name();
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(Definitions.all())
                    .allSatisfy(
                        crd ->
                            assertThat(client.resource(crd).forceConflicts().serverSideApply())
                                .extracting(this::isEstablished)
                                .isEqualTo(true)));
  }

  @Test
  void itPlacesAPodReportsAndGivesItsLeaseBack() {
    controlPlane("Bind");
    node("it-node");
    try (OperatorProcess operator = start()) {
      await().atMost(SOON).until(operator::isReady);
      assertThat(operator.get("/livez")).startsWith("200 ok");
      pod("p", "1");
      await().atMost(SOON).until(() -> "it-node".equals(get("p").getSpec().getNodeName()));
      pod("too-big", "4");
      await().atMost(SOON).until(() -> "Unschedulable".equals(scheduledReason("too-big")));
      assertThat(get("p").getMetadata().getAnnotations())
          .containsKey("orrery.dev/placement")
          .containsEntry("orrery.dev/epoch", Long.toString(operator.epoch()));
      assertThat(operator.get("/metrics"))
          .contains("orrery_placer_bindings_total{outcome=\"bound\"} 1")
          .contains("orrery_fleet_nodes_used")
          .contains("orrery_leader{role=\"scheduler\"} 1")
          .contains("orrery_leader_epoch{role=\"scheduler\"} " + operator.epoch() + ".0");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(operator.get("/metrics"))
                      .contains("orrery_disruption_state{state=\"open\"} 1")
                      .contains("orrery_disruption_claims_held 0")
                      .contains("orrery_disruption_claims_limit 1"));
      await().atMost(SOON).until(() -> operator.get("/api/decisions").contains("it-node"));

      operator.terminate();
      assertThat(operator.exitCode(Duration.ofSeconds(15))).isEqualTo(143);
      assertThat(lease().getHolderIdentity()).isNullOrEmpty();
    } finally {
      client.nodes().withName("it-node").delete();
    }
  }

  @Test
  void othersMayAskHowItIsAndNotWhatItDecided() throws SocketException {
    Optional<String> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(Inet4Address.class::isInstance)
            .filter(address -> !address.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst();
    // A machine may be cut off from every network; then nobody else can ask, and the rule itself is
    // tested by LocalOnlyTest.
    assumeTrue(outside.isPresent(), "this machine has no address but its own");
    try (OperatorProcess operator = start("--host=0.0.0.0")) {
      await().atMost(SOON).until(operator::isReady);
      assertThat(operator.get(outside.get(), "/readyz")).startsWith("200");
      assertThat(operator.get(outside.get(), "/metrics")).startsWith("200");
      assertThat(operator.get(outside.get(), "/api/decisions")).startsWith("403 asked from");
      assertThat(operator.get("/api/decisions")).startsWith("200");
    }
  }

  @Test
  void observingBindsNothing() {
    controlPlane("Observe");
    node("seen");
    try (OperatorProcess operator = start()) {
      await().atMost(SOON).until(operator::isReady);
      pod("p", "1");

      await().atMost(SOON).until(() -> "PlacementObserving".equals(scheduledReason("p")));
      assertThat(get("p").getSpec().getNodeName()).isNull();
    } finally {
      client.nodes().withName("seen").delete();
    }
  }

  @Test
  void itLooksAfterTheDisruptionBudget() {
    controlPlane("Observe");
    try (OperatorProcess operator = start()) {
      await().atMost(SOON).until(operator::isReady);
      await().atMost(SOON).until(() -> "OPEN".equals(disruption()));
      client.resource(abandonedClaim()).create();
      var claims = client.resources(DisruptionClaim.class);
      await().atMost(SOON).until(() -> claims.withName("abandoned").get() == null);
      client
          .configMaps()
          .inNamespace(ns)
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("orrery-kill-switch")
                  .endMetadata()
                  .build())
          .create();
      await().atMost(SOON).until(() -> "STOPPED".equals(disruption()));
      assertThat(ledger()).contains("\"stop\":\"ConfigMap orrery-kill-switch: no reason given\"");
    }
  }

  /** A claim on behalf of a node that is not there. */
  private static String abandonedClaim() {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: DisruptionClaim
        metadata: {name: abandoned}
        spec:
          activity: Healing
          reason: a test
          holder: {apiVersion: v1, kind: Node, resource: nodes, name: never, uid: never}
          process: {identity: nobody, lease: nobody}
          ttlSeconds: 3600
        """;
  }

  private String disruption() {
    var status = client.resources(ControlPlane.class).withName("default").require().getStatus();
    var disruption = status == null ? null : status.disruption();
    return disruption == null ? "" : String.valueOf(disruption.state());
  }

  private @Nullable String ledger() {
    return client
        .configMaps()
        .inNamespace(ns)
        .withName("orrery-disruption-ledger")
        .require()
        .getData()
        .get("ledger");
  }

  @Test
  void theOtherTakesOverWithAHigherEpoch() {
    try (OperatorProcess first = start("--lease-duration=5s", "--renew-deadline=4s")) {
      await().atMost(SOON).until(() -> first.epoch() > 0);
      long before = first.epoch();
      try (OperatorProcess second = start()) {
        await().atMost(SOON).until(() -> second.get("/readyz").contains("scheduler: stands by"));
        first.kill();
        await().atMost(SOON).until(() -> second.epoch() == before + 1);
        await().atMost(SOON).until(second::isReady);
      }
    }
  }

  @Test
  void aMissingDefinitionIsNamedInOneLine() {
    CustomResourceDefinition crd = controlPlanes();
    client.resource(crd).delete();
    await().atMost(SOON).until(() -> client.resource(crd).get() == null);
    try (OperatorProcess operator = start()) {
      assertThat(operator.exitCode(SOON)).isEqualTo(78);
      assertThat(lastLine(operator))
          .contains("CustomResourceDefinition controlplanes.orrery.dev is missing. Maybe ");
    }
  }

  @Test
  void aDefinitionOlderThanTheProgramIsNoticed() {
    CustomResourceDefinition old = controlPlanes();
    var status =
        old.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema().getProperties();
    Objects.requireNonNull(status.get("status")).getProperties().remove("nodesUsed");
    client.resource(old).update();
    try (OperatorProcess operator = start()) {
      assertThat(operator.exitCode(SOON)).isEqualTo(78);
      assertThat(lastLine(operator)).contains("is older than this program").contains("nodesUsed");
    }
  }

  @Test
  void missingPermissionsAreNamedInOneLine() throws IOException {
    client
        .serviceAccounts()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("nobody")
                .withNamespace(ns)
                .endMetadata()
                .build())
        .create();
    try (OperatorProcess operator =
        OperatorProcess.start(kubeconfig("nobody"), "--roles=scheduler", systemNamespace())) {
      assertThat(operator.exitCode(SOON)).isEqualTo(78);
      assertThat(lastLine(operator))
          .contains("controlplanes.orrery.dev may not be read")
          .contains("Maybe ");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OperatorProcess operator = start("--port=" + taken.getLocalPort())) {
      assertThat(operator.exitCode(SOON)).isEqualTo(75);
      assertThat(lastLine(operator)).contains("port is " + taken.getLocalPort());
      assertThat(operator.log()).as("no role has begun").doesNotContain("SchedulerRole", "Elector");
    }
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    try (OperatorProcess operator = start("--rols=scheduler")) {
      assertThat(operator.exitCode(SOON)).isEqualTo(2);
      assertThat(operator.log()).contains("option --rols is unknown");
    }
  }

  private OperatorProcess start(String... options) {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "--roles=scheduler";
    all[1] = systemNamespace();
    return OperatorProcess.start(cluster.kubeconfig(), all);
  }

  private String systemNamespace() {
    return "--system-namespace=" + ns;
  }

  private static String lastLine(OperatorProcess operator) {
    return operator.log().lines().reduce("", (before, line) -> line);
  }

  private boolean isEstablished(CustomResourceDefinition crd) {
    return crd.getStatus() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static CustomResourceDefinition controlPlanes() {
    return Definitions.all().stream()
        .filter(crd -> crd.getMetadata().getName().startsWith("controlplanes"))
        .findFirst()
        .orElseThrow();
  }

  private void controlPlane(String mode) {
    String yaml =
        """
        apiVersion: orrery.dev/v1alpha1
        kind: ControlPlane
        metadata: {name: default}
        spec: {placement: {mode: %s}}
        """
            .formatted(mode);
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> client.resource(yaml).forceConflicts().serverSideApply() != null);
  }

  private void node(String name) {
    Map<String, Quantity> room =
        Map.of(
            "cpu", new Quantity("4"), "memory", new Quantity("8Gi"), "pods", new Quantity("110"));
    client
        .nodes()
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .withCapacity(room)
                .withAllocatable(room)
                .endStatus()
                .build())
        .create();
    client
        .nodes()
        .withName(name)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"taints\":null}}");
  }

  private void pod(String name, String cpu) {
    client
        .pods()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(ns)
                .endMetadata()
                .withNewSpec()
                .withSchedulerName("orrery")
                .addNewToleration()
                .withOperator("Exists")
                .endToleration()
                .addNewContainer()
                .withName("c")
                .withImage("i")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private Pod get(String name) {
    return Objects.requireNonNull(client.pods().inNamespace(ns).withName(name).get());
  }

  private String scheduledReason(String pod) {
    return get(pod).getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .map(condition -> String.valueOf(condition.getReason()))
        .findFirst()
        .orElse("");
  }

  private LeaseSpec lease() {
    return Objects.requireNonNull(
            client.leases().inNamespace(ns).withName("orrery-scheduler").get())
        .getSpec();
  }

  private Path kubeconfig(String account) throws IOException {
    String token =
        client
            .serviceAccounts()
            .inNamespace(ns)
            .withName(account)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
            .getStatus()
            .getToken();
    Config admin = cluster.adminConfig();
    String yaml =
        """
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: it}}]
        clusters:
        - {name: it, cluster: {server: %s, certificate-authority%s: "%s"}}
        users: [{name: it, user: {token: %s}}]
        """
            .formatted(
                admin.getMasterUrl(),
                admin.getCaCertData() == null ? "" : "-data",
                admin.getCaCertData() == null ? admin.getCaCertFile() : admin.getCaCertData(),
                token);
    return Files.writeString(folder.resolve("kubeconfig"), yaml);
  }
}
