package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A cluster that is to do without Orrery. */
@ExtendWith(SharedOrrery.class)
@ResourceLock(SharedOrrery.LOCK)
class ReleaseE2E {

  @Test
  void handsPendingPodsToTheDefaultSchedulerAndTakesThemBack(OrreryCluster cluster) {
    String namespace = cluster.namespace("release");
    cluster.kubectl("apply -n " + namespace + " -f manifests/samples/web.yaml");
    cluster.kubectl("wait owl/web -n " + namespace + " --for=condition=Ready --timeout=60s");
    assertThat(cluster.shell().run("./orrery release").exit())
        .as("refused while the operator leads")
        .isNotZero();

    cluster.orrery("down --only operator");
    cluster.kubectl("scale deployment/web -n " + namespace + " --replicas=5");
    cluster.orrery("release");
    cluster.kubectl("rollout status deployment/web -n " + namespace + " --timeout=120s");
    assertThat(schedulers(cluster, namespace)).containsOnly("default-scheduler");

    cluster.orrery("up --nodes 40 --no-demo");
    cluster.kubectl(
        "wait deployment/web -n "
            + namespace
            + " --for=jsonpath={.spec.template.spec.schedulerName}=orrery --timeout=60s");
    cluster.kubectl("rollout status deployment/web -n " + namespace + " --timeout=120s");
    assertThat(schedulers(cluster, namespace)).containsOnly("orrery");
    cluster.kubectl("delete namespace " + namespace + " --wait=false");
  }

  private static List<String> schedulers(OrreryCluster cluster, String namespace) {
    return cluster.client().pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(pod -> pod.getSpec().getSchedulerName())
        .toList();
  }
}
