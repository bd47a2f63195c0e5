package dev.orrery.e2e;

import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.Program;
import dev.orrery.localcluster.binary.Programs;
import dev.orrery.localcluster.cluster.LocalCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The kubectl that the local clusters are built with. */
final class Kubectl {

  private static final Shell SHELL = new Shell(Map.of());

  private Kubectl() {}

  /** What a folder with a kustomization holds, patches and all. */
  static String kustomize(Path folder) {
    return run("kustomize " + folder);
  }

  /** The objects of a rendered kustomization. */
  static List<HasMetadata> objects(String yaml) {
    Object parsed = new KubernetesSerialization().unmarshal(yaml);
    return parsed instanceof Collection<?> many
        ? many.stream().map(HasMetadata.class::cast).toList()
        : List.of((HasMetadata) parsed);
  }

  /** Runs it on a cluster as its administrator; it has to succeed. */
  static String on(LocalCluster cluster, String arguments) {
    return run("--kubeconfig=" + cluster.kubeconfig() + " " + arguments);
  }

  private static String run(String arguments) {
    Path kubectl = Programs.ensure(Progress.SILENT).path(Program.KUBECTL);
    return SHELL.run(kubectl + " " + arguments).succeeded().out();
  }
}
