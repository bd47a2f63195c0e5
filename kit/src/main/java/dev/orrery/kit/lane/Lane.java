package dev.orrery.kit.lane;

import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.up.Installation;
import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.audit.AuditTail;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.fleet.FleetSpec;
import dev.orrery.localcluster.fleet.NodeGroup;
import dev.orrery.localcluster.kubelet.FakeKubelet;
import dev.orrery.localcluster.kubelet.KubeletOptions;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.pod.Delay;
import dev.orrery.localcluster.kubelet.pod.Delays;
import dev.orrery.operator.settings.RoleName;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A control plane of its own with Orrery's definitions and permissions in it and four simulated
 * nodes. Operators are brought by the tests. Several lanes run side by side and share nothing.
 */
public final class Lane implements AutoCloseable {

  /** Where Orrery's own objects are. */
  public static final String SYSTEM = "orrery-system";

  private static final String TOKENS = "kit-tokens";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Delay SOON = new Delay.Fixed(50);
  private static final long TOKEN_SECONDS = 24 * 3600L;
  private static final String PERMISSIONS = "system:serviceaccount:" + SYSTEM + ":";

  private final LocalCluster cluster;
  private final KubernetesClient admin;
  private final FakeKubelet kubelet;
  private final AtomicInteger namespaces = new AtomicInteger();
  private final AuditTail audit;

  private Lane(LocalCluster cluster, FakeKubelet kubelet) {
    this.cluster = cluster;
    this.kubelet = kubelet;
    this.admin = cluster.client();
    this.audit = new AuditTail(cluster.auditLog());
  }

  /**
   * Starts one.
   *
   * @param purpose a few letters that tell lanes apart
   */
  public static Lane start(String purpose) throws InterruptedException {
    String name = "kit-" + purpose + "-" + ProcessHandle.current().pid();
    LocalCluster cluster = LocalCluster.start(spec(name), Progress.SILENT);
    try {
      install(cluster);
      FakeKubelet kubelet =
          FakeKubelet.start(
              KubeletOptions.of(
                      new FleetSpec(
                          List.of(NodeGroup.of("kit", 4, "4", "8Gi", List.of("zone-a", "zone-b")))))
                  .withDelays(new Delays(SOON, SOON, SOON, SOON, SOON, SOON)),
              ApiServer.of(cluster.kubeconfig()),
              Progress.SILENT);
      kubelet.awaitRegistered(PATIENCE);
      return new Lane(cluster, kubelet);
    } catch (RuntimeException | InterruptedException e) {
      cluster.close();
      throw e;
    }
  }

  /** The control plane. */
  public LocalCluster cluster() {
    return cluster;
  }

  /** A client of the administrator. */
  public KubernetesClient admin() {
    return admin;
  }

  /** What the API server was asked to change, and has answered, in the order of its log. */
  public List<AuditEvent> writes() {
    return audit.writes();
  }

  /** The user name that the API server knows a role by. */
  public static String user(RoleName role) {
    return PERMISSIONS + "orrery-" + role.text();
  }

  /** A token of a role's own ServiceAccount. */
  public String token(RoleName role) {
    return admin
        .serviceAccounts()
        .inNamespace(SYSTEM)
        .withName("orrery-" + role.text())
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_SECONDS)
                .withNewBoundObjectRef("v1", "Secret", TOKENS, tokens())
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  /** What was given out so far is good no more, after the API server's ten seconds of memory. */
  public void revokeTokens() {
    admin.secrets().inNamespace(SYSTEM).withName(TOKENS).delete();
  }

  /** The uid of the Secret that tokens live as long as. */
  private synchronized String tokens() {
    var secrets = admin.secrets().inNamespace(SYSTEM).withName(TOKENS);
    Secret secret = secrets.get();
    return secret == null
        ? admin
            .secrets()
            .inNamespace(SYSTEM)
            .resource(new SecretBuilder().withNewMetadata().withName(TOKENS).endMetadata().build())
            .create()
            .getMetadata()
            .getUid()
        : secret.getMetadata().getUid();
  }

  /** Access under a role's own account. */
  public Config config(RoleName role) {
    return new ConfigBuilder(cluster.adminConfig())
        .withClientCertData(null)
        .withClientKeyData(null)
        .withOauthToken(token(role))
        .build();
  }

  /** A client under a role's own account; the caller closes it. */
  public KubernetesClient client(RoleName role) {
    return new KubernetesClientBuilder().withConfig(config(role)).build();
  }

  /** A new namespace; its name tells what for. */
  public String namespace(String purpose) {
    String name = purpose + "-" + namespaces.incrementAndGet();
    admin
        .namespaces()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /**
   * Ends all work in a namespace, and leaves it there: to take it down would cost the cluster
   * hundreds of requests, which others would feel.
   */
  public void vacate(String namespace) {
    admin
        .genericKubernetesResources("orrery.dev/v1alpha1", "Workload")
        .inNamespace(namespace)
        .delete();
    admin.apps().deployments().inNamespace(namespace).delete();
    admin.pods().inNamespace(namespace).delete();
  }

  /** A folder for files that go with the lane. */
  public Path folder() {
    return cluster.home();
  }

  @Override
  public void close() {
    kubelet.close();
    admin.close();
    cluster.close();
  }

  private static ClusterSpec spec(String name) {
    List<String> writes = List.of("create", "update", "patch", "delete", "deletecollection");
    List<String> users = List.of(user(RoleName.SCHEDULER), user(RoleName.CONTROLLERS));
    return ClusterSpec.throwAway(
            name, CacheFolder.ofEnvironment().path().resolve("tests").resolve(name))
        .with(Component.CONTROLLER_MANAGER, Component.SCHEDULER)
        .auditPolicy(
            new AuditPolicy()
                .bodies(writes, users, List.of("orrery.dev/leaderepochs"))
                .log(writes, users, List.of())
                .yaml())
        .build();
  }

  private static void install(LocalCluster cluster) {
    try (Target target = Target.of("the lane", cluster.home(), cluster.adminConfig())) {
      var installation = new Installation(target, Checkout.root().resolve("manifests"));
      installation.apply();
      installation.bind();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
