package dev.orrery.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.cli.cluster.Target;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.WithCluster;
import dev.orrery.localcluster.process.Probe;
import dev.orrery.localcluster.process.ProcessSpec;
import dev.orrery.localcluster.process.Wait;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class ReportIT {

  private static final String SECRET = "tr0ub4dor-and-3";
  private static final String IN_BASE64 =
      Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
  private static final String NAMESPACE = "orrery-system";

  @TempDir private Path folder;

  @Test
  void aSecretThatIsEverywhereInTheClusterIsNowhereInTheBundle(
      LocalCluster cluster, KubernetesClient client) throws IOException {
    plant(client);
    ProcessSpec leaky =
        ProcessSpec.of(
            "leaky",
            List.of("sh", "-c", "echo logging in with " + SECRET + "; exec sleep 600"),
            Probe.RUNNING);
    cluster.supervisor().start(leaky);
    Path log = cluster.supervisor().log("leaky");
    assertThat(Wait.until(Duration.ofSeconds(10), () -> log.toFile().length() > 0)).isTrue();
    Map<String, String> files;
    try (Target target = Target.of("the test's", cluster.home(), cluster.adminConfig())) {
      files = report(target);
    } finally {
      cluster.supervisor().stop("leaky");
    }
    assertThat(files)
        .containsKeys(
            "cluster/pods.json",
            "cluster/nodes.json",
            "cluster/events.json",
            "cluster/deployments.json",
            "logs/leaky.log",
            "logs/kube-apiserver.log",
            "machine/processes.json",
            "missing.json");
    assertThat(files.get("cluster/pods.json")).contains("\"planted\"", "shop-image:1");
    assertThat(files.get("cluster/events.json")).contains("PlantedReason");
    assertThat(files.get("logs/leaky.log")).contains("logging in with [redacted]");
    files.forEach(
        (name, text) -> assertThat(text).as(name).doesNotContain(SECRET).doesNotContain(IN_BASE64));
    assertThat(files.values()).noneMatch(text -> text.contains("\"kind\" : \"Secret\""));
  }

  private Map<String, String> report(Target target) throws IOException {
    Bundle bundle = new Bundle();
    ReportCommand.gather(target, bundle, new Gathering(target.api(), bundle, line -> {}));
    Path archive = folder.resolve("report.zip");
    bundle.write(archive);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static void plant(KubernetesClient client) {
    client
        .namespaces()
        .resource(
            new io.fabric8.kubernetes.api.model.NamespaceBuilder()
                .withNewMetadata()
                .withName(NAMESPACE)
                .endMetadata()
                .build())
        .serverSideApply();
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("planted")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToData("password", IN_BASE64)
                .build())
        .create();
    client.resource(pod()).create();
    client.resource(deployment()).create();
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName("planted")
                .addToAnnotations("vendor.example/join", SECRET)
                .endMetadata()
                .build())
        .create();
    client.resource(event()).create();
  }

  private static io.fabric8.kubernetes.api.model.Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("planted")
        .withNamespace(NAMESPACE)
        .addToAnnotations("example.com/note", "the password is " + SECRET)
        .endMetadata()
        .withNewSpec()
        .withSchedulerName("orrery")
        .withAutomountServiceAccountToken(false)
        .addNewContainer()
        .withName("c")
        .withImage("shop-image:1")
        .withCommand("serve", "--password=" + SECRET)
        .withArgs(SECRET)
        .addNewEnv()
        .withName("PASSWORD")
        .withValue(SECRET)
        .endEnv()
        .endContainer()
        .endSpec()
        .build();
  }

  private static io.fabric8.kubernetes.api.model.apps.Deployment deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("planted")
        .withNamespace(NAMESPACE)
        .addToLabels("app.kubernetes.io/managed-by", "orrery")
        .endMetadata()
        .withNewSpec()
        .withReplicas(0)
        .withNewSelector()
        .addToMatchLabels("app", "planted")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "planted")
        .endMetadata()
        .withSpec(pod().getSpec())
        .endTemplate()
        .endSpec()
        .build();
  }

  private static io.fabric8.kubernetes.api.model.events.v1.Event event() {
    return new EventBuilder()
        .withNewMetadata()
        .withName("planted")
        .withNamespace(NAMESPACE)
        .endMetadata()
        .withNewEventTime(ZonedDateTime.now(java.time.ZoneOffset.UTC).format(MICRO))
        .withReportingController("orrery.dev/scheduler")
        .withReportingInstance("test")
        .withType("Warning")
        .withReason("PlantedReason")
        .withAction("Placing")
        .withNote("cannot start with " + SECRET)
        .withNewRegarding()
        .withApiVersion("v1")
        .withKind("Pod")
        .withName("planted")
        .withNamespace(NAMESPACE)
        .endRegarding()
        .build();
  }

  private static final java.time.format.DateTimeFormatter MICRO =
      java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
}
