package dev.orrery.bench.fleet;

import dev.orrery.bench.cluster.PackagedOperator;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.cluster.LocalCluster;
import java.util.List;

/**
 * The packaged operator in its scheduler role, installed and started as {@code orrery up} does it.
 */
final class OrreryOperator implements Contender {

  private static final String ROLE = "scheduler";
  private static final String ACCOUNT = "system:serviceaccount:orrery-system:orrery-scheduler";

  @Override
  public String title() {
    return "Orrery";
  }

  @Override
  public String schedulerName() {
    return "orrery";
  }

  @Override
  public boolean asked(AuditEvent event) {
    return event.user().equals(ACCOUNT);
  }

  @Override
  public boolean reports() {
    return true;
  }

  @Override
  public void prepare(LocalCluster cluster) {
    PackagedOperator.install(cluster);
  }

  @Override
  public AutoCloseable start(LocalCluster cluster) {
    var process = PackagedOperator.process(cluster, List.of(ROLE));
    cluster.supervisor().launch(process);
    return () -> cluster.supervisor().stop(process.name());
  }
}
