package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API server makes of writes under Orrery's accounts, by the epoch they carry. */
class EpochFenceIT {

  private static final String NAME = "epoch-fence-" + ProcessHandle.current().pid();

  /** The API server looks for new kinds every half minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String NONE = "";
  private static final String SYSTEM = "orrery-system";
  private static final String OVER = "epoch 5 is over, LeaderEpoch orrery-controllers says 6";
  private static final PatchContext FORCED =
      new PatchContext.Builder().withPatchType(PatchType.SERVER_SIDE_APPLY).withForce(true).build();
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private static LocalCluster cluster;
  private static KubernetesClient admin;
  private static KubernetesClient controllers;
  private static KubernetesClient scheduler;
  private String namespace;

  @BeforeAll
  static void start() {
    Path home = CacheFolder.ofEnvironment().path().resolve("tests").resolve(NAME);
    cluster = LocalCluster.start(ClusterSpec.throwAway(NAME, home).build(), Progress.SILENT);
    Kubectl.run(cluster, "apply", "--server-side", "-k", "full");
    Kubectl.run(
        cluster,
        "wait",
        "--for=condition=Established",
        "--timeout=30s",
        "crd/workloads.orrery.dev");
    admin = cluster.client();
    controllers = as(cluster, "orrery-controllers");
    scheduler = as(cluster, "orrery-scheduler");
  }

  @AfterAll
  static void stop() {
    scheduler.close();
    controllers.close();
    admin.close();
    cluster.close();
  }

  @BeforeEach
  void lead() {
    Namespace fresh =
        new NamespaceBuilder().withNewMetadata().withGenerateName("fence-").endMetadata().build();
    namespace = admin.namespaces().resource(fresh).create().getMetadata().getName();
    for (String role : new String[] {"controllers", "scheduler"}) {
      admin
          .genericKubernetesResources("orrery.dev/v1alpha1", "LeaderEpoch")
          .inNamespace(SYSTEM)
          .withName("orrery-" + role)
          .delete();
      fence(role, 6);
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertOver(() -> probe("5"), OVER));
    await().atMost(PATIENCE).untilAsserted(() -> probe("6"));
  }

  @Test
  void theEpochThatLeadsMayWriteAndItsSuccessorToo() {
    create("six", "6");
    create("seven", "7");

    assertThat(admin.services().inNamespace(namespace).list().getItems()).hasSize(2);
  }

  @Test
  void anEarlierEpochChangesNothing() {
    create("web", "6");

    assertOver(() -> patch("web", "5"), OVER);
    assertOver(() -> create("none", NONE), "epoch 0 is over");
  }

  @Test
  void anObjectIsDeletedInTheEpochThatItCarries() {
    create("web", "6");
    fence("controllers", 7);
    String over = "epoch 6 is over, LeaderEpoch orrery-controllers says 7";
    await().atMost(PATIENCE).untilAsserted(() -> assertOver(() -> probe("6"), over));

    assertOver(() -> controllers.services().inNamespace(namespace).withName("web").delete(), over);
    patch("web", "7");
    controllers.services().inNamespace(namespace).withName("web").delete();

    assertThat(admin.services().inNamespace(namespace).list().getItems()).isEmpty();
  }

  @Test
  void aStatusOfAnEarlierEpochIsRefusedThoughTheObjectHasNone() {
    String workload =
        """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: w, namespace: %s}
        spec: {template: {spec: {containers: [{name: c, image: example.com/c:1}]}}}
        """
            .formatted(namespace);
    admin.load(stream(workload)).serverSideApply();

    assertOver(() -> status(5), OVER);
    status(6);
  }

  @Test
  void aBindingOfAnEarlierEpochIsRefused() {
    assertOver(() -> bind("5"), "epoch 5 is over, LeaderEpoch orrery-scheduler says 6");
    assertThatThrownBy(() -> bind("6")).hasMessageContaining("not found");
  }

  @Test
  void aTryToldByItsEpochShowsWhatTheServerKnows() {
    assertOver(() -> tryEpoch("-1"), "epoch -1 is over, LeaderEpoch orrery-controllers says 6");
    assertOver(() -> tryEpoch("5"), OVER);
    tryEpoch("6");
    assertThat(fenceOfControllers().getMetadata().getAnnotations())
        .doesNotContainKey("orrery.dev/epoch-probe");
  }

  @Test
  void peopleAreNotAskedForAnEpoch() {
    admin.services().resource(service("by-hand", NONE)).create();
    admin.services().inNamespace(namespace).withName("by-hand").delete();

    assertThat(admin.services().inNamespace(namespace).list().getItems()).isEmpty();
  }

  private static void assertOver(ThrowingCallable write, String message) {
    assertThatThrownBy(write)
        .hasMessageContaining(message)
        .hasMessageContaining("Maybe an operator that no longer leads wrote this")
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
  }

  private void create(String name, String epoch) {
    controllers.services().resource(service(name, epoch)).create();
  }

  /** Tells, without a change, whether policy and fence are in force yet. */
  private void probe(String epoch) {
    controllers.services().resource(service("probe", epoch)).dryRun().create();
  }

  private Service service(String name, String epoch) {
    var builder =
        new ServiceBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withClusterIP("None")
            .endSpec();
    return epoch.equals(NONE)
        ? builder.build()
        : builder.editMetadata().addToAnnotations("orrery.dev/epoch", epoch).endMetadata().build();
  }

  private void patch(String name, String epoch) {
    controllers
        .services()
        .inNamespace(namespace)
        .withName(name)
        .patch(
            MERGE,
            "{\"metadata\":{\"annotations\":{\"orrery.dev/epoch\":\"%s\"}}}".formatted(epoch));
  }

  private void tryEpoch(String epoch) {
    controllers
        .resource(fenceOfControllers())
        .dryRun()
        .patch(
            MERGE,
            "{\"metadata\":{\"annotations\":{\"orrery.dev/epoch-probe\":\"%s\"}}}"
                .formatted(epoch));
  }

  private static GenericKubernetesResource fenceOfControllers() {
    return admin
        .genericKubernetesResources("orrery.dev/v1alpha1", "LeaderEpoch")
        .inNamespace(SYSTEM)
        .withName("orrery-controllers")
        .require();
  }

  private void status(int epoch) {
    String workload =
        """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: w, namespace: %s}
        status: {epoch: %d}
        """
            .formatted(namespace, epoch);
    controllers
        .load(stream(workload))
        .items()
        .forEach(item -> controllers.resource(item).subresource("status").patch(FORCED));
  }

  private void bind(String epoch) {
    Binding binding =
        new BindingBuilder()
            .withNewMetadata()
            .withName("p")
            .withNamespace(namespace)
            .addToAnnotations("orrery.dev/epoch", epoch)
            .endMetadata()
            .withNewTarget()
            .withKind("Node")
            .withName("n")
            .endTarget()
            .build();
    scheduler.raw("/api/v1/namespaces/" + namespace + "/pods/p/binding", "POST", binding);
  }

  private void fence(String role, int epoch) {
    String yaml =
        """
        apiVersion: orrery.dev/v1alpha1
        kind: LeaderEpoch
        metadata: {name: orrery-%s, namespace: orrery-system}
        spec: {epoch: %d}
        """
            .formatted(role, epoch);
    admin.load(stream(yaml)).forceConflicts().serverSideApply();
  }

  private static InputStream stream(String yaml) {
    return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static KubernetesClient as(LocalCluster cluster, String account) {
    var config =
        new ConfigBuilder(cluster.adminConfig())
            .withImpersonateUsername("system:serviceaccount:" + SYSTEM + ":" + account)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  @Test
  void theFenceHoldsAfterOrreryWasRemovedAndInstalledAgain() {
    Kubectl.run(cluster, "delete", "-k", "default");
    Kubectl.run(cluster, "apply", "--server-side", "-k", "default");
    fence("controllers", 9);

    await().atMost(PATIENCE).untilAsserted(() -> assertOver(() -> probe("8"), "epoch 8 is over"));
  }
}
