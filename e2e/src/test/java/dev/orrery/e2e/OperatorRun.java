package dev.orrery.e2e;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged operator under a ServiceAccount's own token, on a cluster that has none running. */
final class OperatorRun implements AutoCloseable {

  private static final Path TARGET = Shell.ROOT.resolve("operator/target").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 20;

  private final Process process;
  private final Path log;

  private OperatorRun(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder for its kubeconfig and log
   */
  static OperatorRun as(
      KubernetesClient admin, String namespace, String account, Path folder, String... options) {
    try {
      Path kubeconfig =
          Files.writeString(
              folder.resolve(account + ".kubeconfig"),
              kubeconfig(admin.getConfiguration(), token(admin, namespace, account)));
      Path log = folder.resolve(account + ".log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("@" + TARGET.resolve("launch/jvm.options"));
      command.addAll(List.of("-cp", TARGET + "/*:" + TARGET + "/lib/*"));
      command.addAll(List.of("dev.orrery.operator.Main", "--kubeconfig=" + kubeconfig));
      command.addAll(List.of("--port=0", "--system-namespace=" + namespace));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      return new OperatorRun(builder.redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has logged so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as a kubelet would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String token(KubernetesClient admin, String namespace, String account) {
    return admin
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(account)
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }

  private static String kubeconfig(Config admin, String token) {
    return """
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: it}}]
        clusters: [{name: it, cluster: {server: %s, certificate-authority-data: "%s"}}]
        users: [{name: it, user: {token: %s}}]
        """
        .formatted(admin.getMasterUrl(), admin.getCaCertData(), token);
  }
}
