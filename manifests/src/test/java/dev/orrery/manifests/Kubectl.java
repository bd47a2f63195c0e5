package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.binary.Program;
import dev.orrery.localcluster.cluster.LocalCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** kubectl, in the folder of the manifests. */
final class Kubectl {

  private Kubectl() {}

  /** What it printed; it must succeed. */
  static String run(LocalCluster cluster, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(cluster.programs().path(Program.KUBECTL).toString());
    command.add("--kubeconfig=" + cluster.kubeconfig());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Manifests.FOLDER.toFile())
              .redirectErrorStream(true)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, out).isZero();
      return out;
    } catch (IOException e) {
      throw new AssertionError(command + " did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    }
  }
}
