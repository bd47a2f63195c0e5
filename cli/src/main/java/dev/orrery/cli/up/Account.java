package dev.orrery.cli.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.Target;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiRequest;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletionException;

/**
 * A service account that a process on this machine acts as, so that its permissions are those it
 * would have in the cluster.
 *
 * @param namespace its namespace
 * @param name its name
 */
record Account(String namespace, String name) {

  private static final Duration LIFE = Duration.ofDays(365);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes a kubeconfig with a fresh token; nobody else on this machine can read it. */
  void writeKubeconfig(Target cluster, Path file) throws IOException {
    String yaml = kubeconfig(cluster.config(), token(cluster));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, yaml);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Asks for a token: that stores no object, so it is no write. */
  private String token(Target cluster) throws JsonProcessingException {
    String path = "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name + "/token";
    String body =
        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\","
            + "\"spec\":{\"expirationSeconds\":"
            + LIFE.toSeconds()
            + "}}";
    ApiRequest request = new ApiRequest("POST", path, "application/json", body, ApiRequest.AGENT);
    ApiAnswer answer;
    try {
      answer = cluster.http().send(request).join();
    } catch (CompletionException lost) {
      throw new CommandException(
          ExitCode.UNAVAILABLE, cluster.label() + " does not answer. Maybe it is down.", lost);
    }
    if (!answer.successful()) {
      throw new CommandException(
          ExitCode.FAILED,
          "no token for "
              + name
              + ": "
              + answer.body().strip()
              + ". Maybe the"
              + " account is missing: see manifests/.");
    }
    return JSON.readTree(answer.body()).at("/status/token").asText();
  }

  private String kubeconfig(Config admin, String token) throws IOException {
    return """
        apiVersion: v1
        kind: Config
        current-context: orrery
        contexts:
        - name: orrery
          context: {cluster: orrery, user: %1$s, namespace: %2$s}
        clusters:
        - name: orrery
          cluster:
            server: %3$s
            certificate-authority-data: %4$s
        users:
        - name: %1$s
          user:
            token: %5$s
        """
        .formatted(name, namespace, admin.getMasterUrl(), authority(admin), token);
  }

  private static String authority(Config admin) throws IOException {
    if (admin.getCaCertData() != null) {
      return admin.getCaCertData();
    }
    if (admin.getCaCertFile() == null) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "the kubeconfig names no certificate authority. Maybe add one: processes that act as"
              + " service accounts need it.");
    }
    byte[] file = Files.readAllBytes(Path.of(admin.getCaCertFile()));
    return Base64.getEncoder().encodeToString(file);
  }
}
