package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a kubeconfig with one context in it: a later change of the user's current context must
 * not move a running Orrery to another cluster.
 */
final class ContextKubeconfig {
  private ContextKubeconfig() {}

  /**
   * Writes the copy, readable by its user only.
   *
   * @return the name of the context
   */
  static String write(Path source, @Nullable String wanted, Path target) {
    KubernetesSerialization serialization = new KubernetesSerialization();
    try {
      Config config = serialization.unmarshal(Files.readString(source), Config.class);
      String name = wanted == null ? config.getCurrentContext() : wanted;
      reduce(config, named(config, name, source), source.toAbsolutePath());
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(target, serialization.asYaml(config));
      return name;
    } catch (IOException e) {
      throw ClusterException.of(e, "Copying " + source);
    }
  }

  private static NamedContext named(Config config, @Nullable String name, Path source) {
    return config.getContexts().stream()
        .filter(context -> context.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ClusterException(
                    FailureReason.CONFIGURATION,
                    "context is "
                        + name
                        + ", which "
                        + source
                        + " does not have. Maybe `kubectl config get-contexts` shows the right one."));
  }

  private static void reduce(Config config, NamedContext context, Path source) {
    config.setCurrentContext(context.getName());
    config.getContexts().removeIf(other -> !other.equals(context));
    config
        .getClusters()
        .removeIf(other -> !other.getName().equals(context.getContext().getCluster()));
    config.getUsers().removeIf(other -> !other.getName().equals(context.getContext().getUser()));
    config.getClusters().forEach(cluster -> absolute(cluster.getCluster(), source));
    config.getUsers().forEach(user -> absolute(user.getUser(), source));
  }

  private static void absolute(Cluster cluster, Path source) {
    cluster.setCertificateAuthority(absolute(cluster.getCertificateAuthority(), source));
  }

  private static void absolute(AuthInfo user, Path source) {
    user.setClientCertificate(absolute(user.getClientCertificate(), source));
    user.setClientKey(absolute(user.getClientKey(), source));
    user.setTokenFile(absolute(user.getTokenFile(), source));
    ExecConfig exec = user.getExec();
    if (exec != null && exec.getCommand() != null && exec.getCommand().contains("/")) {
      exec.setCommand(absolute(exec.getCommand(), source));
    }
  }

  /** Files in a kubeconfig are relative to its own folder. */
  private static @Nullable String absolute(@Nullable String file, Path source) {
    return file == null || file.isEmpty()
        ? file
        : source.resolveSibling(file).normalize().toString();
  }
}
