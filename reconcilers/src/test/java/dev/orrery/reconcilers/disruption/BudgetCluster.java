package dev.orrery.reconcilers.disruption;

import static org.awaitility.Awaitility.await;

import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.definition.Definitions;
import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.kube.disruption.ApiClaims;
import dev.orrery.kube.disruption.ClaimDesk;
import dev.orrery.kube.disruption.ClaimDesks;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.LedgerCodec;
import dev.orrery.kube.disruption.Ledgers;
import dev.orrery.kube.disruption.LiveBrake;
import dev.orrery.kube.disruption.ServerClock;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.kube.write.Writer;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.plan.Seed;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.HolderRef;
import dev.orrery.plan.disruption.Ledger;
import dev.orrery.reconcilers.event.Reporter;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A control plane of its own with the shipped rights; everybody acts under an account of theirs.
 */
final class BudgetCluster implements AutoCloseable {

  static final String SYSTEM = "orrery-system";
  static final Duration TTL = Duration.ofSeconds(10);

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Path MANIFESTS = Path.of(System.getProperty("orrery.root"), "manifests");

  final LocalCluster cluster;
  final KubernetesClient admin;
  private final List<AutoCloseable> open = new ArrayList<>();
  private int accounts;

  BudgetCluster(Path home) throws IOException {
    ClusterSpec spec =
        ClusterSpec.throwAway("budget", home).with().auditPolicy(AuditPolicy.everything()).build();
    cluster = LocalCluster.start(spec, Progress.SILENT);
    admin = cluster.client();
    define();
    for (String file : List.of("system/namespace", "system/users", "system/claimant")) {
      apply(MANIFESTS.resolve(file + ".yaml"));
    }
    apply(MANIFESTS.resolve("scheduler/rbac.yaml"));
  }

  /** Makes our definitions, where they are not there. */
  void define() {
    Definitions.all()
        .forEach(crd -> admin.resource(crd).fieldManager("it").forceConflicts().serverSideApply());
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                admin.resources(DisruptionClaim.class).list() != null
                    && admin.resources(ControlPlane.class).list() != null);
  }

  void undefine() {
    for (String name : List.of("disruptionclaims.orrery.dev", "controlplanes.orrery.dev")) {
      admin.apiextensions().v1().customResourceDefinitions().withName(name).delete();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !served("disruptionclaims") && !served("controlplanes"));
  }

  private boolean served(String plural) {
    try {
      return admin.raw("/apis/orrery.dev/v1alpha1/" + plural) != null;
    } catch (io.fabric8.kubernetes.client.KubernetesClientException gone) {
      return false;
    }
  }

  /** Sets what the ControlPlane says of disruption. */
  void budget(String disruption) {
    ControlPlane object =
        YAML.unmarshal(
            "metadata: {name: default}\nspec: {disruption: " + disruption + "}",
            ControlPlane.class);
    admin.resource(object).fieldManager("user").forceConflicts().serverSideApply();
  }

  /** A desk under an account that has the rights of a claimant and no others. */
  ClaimDesk desk() {
    ApiHttp http = http(claimant());
    return ClaimDesks.of(
        http,
        writer(http),
        SYSTEM,
        new ClaimProcessRef("process-" + accounts, "orrery-" + accounts),
        new Seed(accounts));
  }

  /** The reconciler under the scheduler's account. */
  ClaimReconciler reconciler() {
    ApiHttp http = http(token("orrery-scheduler"));
    Writer writer = writer(http);
    return new ClaimReconciler(
        new ApiClaims(http, writer, new ClaimProcessRef("reconciler", "orrery-scheduler")),
        Ledgers.of(http, writer, SYSTEM),
        new LiveBrake(http, SYSTEM),
        new ApiLiveness(http, SYSTEM),
        new ServerClock(http),
        System::nanoTime,
        () -> false,
        new ClaimEvents(new Reporter("disruption", writer, InstantSource.system())));
  }

  DisruptionLoop loop(ClaimReconciler reconciler) {
    var loop = new DisruptionLoop(reconciler);
    open.add(loop);
    loop.start(Duration.ofMillis(500));
    return loop;
  }

  Ledger ledger() {
    ConfigMap object = admin.configMaps().inNamespace(SYSTEM).withName(Ledgers.NAME).require();
    return new LedgerCodec()
        .decode(YAML.convertValue(object, com.fasterxml.jackson.databind.JsonNode.class));
  }

  /** An object on whose behalf something is disrupted; a node, since any role may look at it. */
  Node holder(String name) {
    return admin
        .resource(new NodeBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  ClaimRequest request(Node holder, String act) {
    var metadata = holder.getMetadata();
    return new ClaimRequest(
        act,
        Activity.EVICTION,
        "a test",
        new HolderRef("v1", "Node", "nodes", "", metadata.getName(), metadata.getUid()),
        List.of(),
        "",
        "",
        TTL);
  }

  /** An account with these roles in a namespace, and its access. */
  Config account(String name, String namespace, String clusterRole) {
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(SYSTEM)
                .endMetadata()
                .build())
        .serverSideApply();
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", clusterRole)
                .addNewSubject("", "ServiceAccount", name, SYSTEM)
                .build())
        .serverSideApply();
    return token(name);
  }

  private Config claimant() {
    String name = "claimant-" + ++accounts;
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(SYSTEM)
                .endMetadata()
                .build())
        .create();
    String role = "orrery-disruption-claimant";
    admin
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                .addNewSubject("", "ServiceAccount", name, SYSTEM)
                .build())
        .create();
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(SYSTEM)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", role)
                .addNewSubject("", "ServiceAccount", name, SYSTEM)
                .build())
        .create();
    return token(name);
  }

  private Config token(String account) {
    Config config = cluster.adminConfig();
    String token =
        admin
            .serviceAccounts()
            .inNamespace(SYSTEM)
            .withName(account)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
            .getStatus()
            .getToken();
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(config.getMasterUrl())
        .withCaCertData(config.getCaCertData())
        .withCaCertFile(config.getCaCertFile())
        .withOauthToken(token)
        .build();
  }

  ApiHttp http(Config config) {
    var http = new ApiHttp(config, Duration.ofSeconds(5));
    open.add(http);
    return http;
  }

  private static Writer writer(ApiHttp http) {
    return new HttpWriter(http, EpochSource.UNFENCED, "it", 4);
  }

  private void apply(Path file) throws IOException {
    Object read = YAML.unmarshal(Files.newInputStream(file));
    var objects = read instanceof Collection<?> many ? many : List.of(read);
    for (Object object : objects) {
      HasMetadata resource = (HasMetadata) object;
      if (resource instanceof io.fabric8.kubernetes.api.model.Namespaced) {
        resource.getMetadata().setNamespace(SYSTEM);
      }
      admin.resource(resource).fieldManager("it").forceConflicts().serverSideApply();
    }
  }

  /** Ends what a test left running, and takes what it left behind away. */
  void clean() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    open.clear();
    admin.configMaps().inNamespace(SYSTEM).withName(LiveBrake.NAME).delete();
    admin.configMaps().inNamespace(SYSTEM).withName(Ledgers.NAME).delete();
    admin.resources(DisruptionClaim.class).delete();
    admin.resources(ControlPlane.class).delete();
    admin.nodes().delete();
  }

  @Override
  public void close() {
    admin.close();
    cluster.close();
  }
}
