package dev.orrery.localcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Supervisor;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterIT {
  @TempDir Path folder;

  @Test
  void bootsAppliesAuditsAndLeavesNothing() {
    Path home = folder.resolve("one");
    ClusterSpec spec =
        ClusterSpec.throwAway("one", home).auditPolicy(AuditPolicy.allWrites()).build();
    try (LocalCluster cluster = LocalCluster.start(spec, Progress.SILENT);
        KubernetesClient client = cluster.client()) {
      ConfigMap applied =
          client
              .resource(
                  new ConfigMapBuilder()
                      .withNewMetadata()
                      .withName("word")
                      .withNamespace("default")
                      .endMetadata()
                      .addToData("said", "yes")
                      .build())
              .fieldManager("localcluster-it")
              .serverSideApply();
      assertThat(applied.getMetadata().getManagedFields())
          .anyMatch(field -> field.getManager().equals("localcluster-it"));
      assertThat(cluster.auditLog().writes())
          .anySatisfy(
              event -> {
                assertThat(event.verb()).isEqualTo("patch");
                assertThat(event.resource()).isEqualTo("configmaps");
                assertThat(event.name()).isEqualTo("word");
                assertThat(event.user()).isEqualTo("orrery-admin");
                assertThat(event.code()).isEqualTo(201);
              });
      assertThat(Supervisor.list(home)).hasSize(4).allMatch(ClusterProcess::alive);
    }
    assertThat(Files.exists(home)).isFalse();
  }
}
