package dev.orrery.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.CannedApi;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReleaseTest {

  private static final String LEASES =
      "/apis/coordination.k8s.io/v1/namespaces/orrery-system/leases";

  private final CannedApi canned = new CannedApi();
  private final List<Write> writes = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private Release release() {
    return new Release(
        canned.api(),
        write -> {
          writes.add(write);
          return CompletableFuture.completedFuture(
              new WriteResult.Applied(MissingNode.getInstance()));
        },
        time -> {},
        said::add);
  }

  private void fleet() {
    canned.onList(
        "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io/managed-by%3Dorrery",
        deployment("shop", "d1", "orrery"), deployment("other", "d2", "default-scheduler"));
    canned.onList(
        "/apis/apps/v1/namespaces/demo/replicasets",
        "{'metadata':{'uid':'r1','ownerReferences':[{'uid':'d1','controller':true}]}}");
    canned.onList(
        "/api/v1/pods?fieldSelector=spec.schedulerName%3Dorrery,status.phase%3DPending",
        pod("shop-a", "r1", ""), pod("shop-b", "r1", "node-1"), pod("job-x", "j9", ""));
  }

  private static String deployment(String name, String uid, String scheduler) {
    return "{'metadata':{'namespace':'demo','name':'%s','uid':'%s'},'spec':{'replicas':3,"
            .formatted(name, uid)
        + "'template':{'spec':{'schedulerName':'%s'}}}}".formatted(scheduler);
  }

  private static String pod(String name, String owner, String node) {
    return "{'metadata':{'namespace':'demo','name':'%s','uid':'u-%s','ownerReferences':["
            .formatted(name, name)
        + "{'kind':'ReplicaSet','name':'rs','uid':'%s','controller':true}]},".formatted(owner)
        + "'spec':{'nodeName':'%s'},'status':{'phase':'Pending'}}".formatted(node);
  }

  @Test
  void movesOwnDeploymentsAndDeletesOnlyTheirUnboundPods() throws InterruptedException {
    fleet();
    ReleaseResult result = release().run("cluster orrery", false);
    assertThat(result.deployments()).extracting(DeploymentRow::name).containsExactly("shop");
    assertThat(result.deleted()).extracting(PodRow::name).containsExactly("shop-a");
    assertThat(result.left()).extracting(PodRow::name).containsExactly("job-x");
    assertThat(writes).hasSize(2);
    Write.Apply apply = (Write.Apply) writes.getFirst();
    assertThat(((JsonNode) apply.object()).at("/spec/template/spec/schedulerName").asText())
        .isEqualTo("default-scheduler");
    assertThat(((JsonNode) apply.object()).at("/metadata/uid").asText()).isEqualTo("d1");
    Write.Delete delete = (Write.Delete) writes.getLast();
    assertThat(delete.uid()).isEqualTo("u-shop-a");
  }

  @Test
  void aPodThatWasBoundMeanwhileIsNotDeleted() throws Exception {
    fleet();
    release().run("cluster orrery", false);
    Write.Delete delete = (Write.Delete) writes.getLast();
    var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
    assertThat(delete.still().test(mapper.readTree("{\"status\":{\"phase\":\"Pending\"}}")))
        .isTrue();
    assertThat(
            delete
                .still()
                .test(
                    mapper.readTree(
                        "{\"spec\":{\"nodeName\":\"n\"},\"status\":{\"phase\":\"Pending\"}}")))
        .isFalse();
  }

  @Test
  void aDryRunWritesNothingAndTellsTheSame() throws InterruptedException {
    fleet();
    ReleaseResult result = release().run("cluster orrery", true);
    assertThat(writes).isEmpty();
    assertThat(result.deployments()).hasSize(1);
    assertThat(result.deleted()).hasSize(1);
  }

  @Test
  void refusesWhileTheLeaseIsRenewed() {
    fleet();
    canned.onList(LEASES, lease("1")).onList(LEASES, lease("1")).onList(LEASES, lease("2"));
    assertThatThrownBy(() -> release().run("cluster orrery", false))
        .hasMessageContaining("orrery-scheduler held by host-1")
        .extracting(thrown -> ((CommandException) thrown).exit())
        .isEqualTo(ExitCode.TEMPORARY);
    assertThat(writes).isEmpty();
  }

  @Test
  void aLeaseThatNobodyRenewsDoesNotHinder() throws InterruptedException {
    fleet();
    canned.onList(LEASES, lease("1"));
    assertThat(release().run("cluster orrery", false).deployments()).hasSize(1);
  }

  private static String lease(String renewed) {
    return "{'metadata':{'name':'orrery-scheduler'},'spec':{'holderIdentity':'host-1',"
        + "'leaseDurationSeconds':15,'renewTime':'"
        + renewed
        + "'}}";
  }
}
