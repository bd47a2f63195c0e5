package dev.orrery.localcluster.cluster;

import static dev.orrery.localcluster.certificate.ClusterCertificates.CA;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.certificate.ClusterCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A kubeconfig that holds its certificates itself, so that it can be copied. */
final class Kubeconfig {
  private Kubeconfig() {}

  static String of(String cluster, URI server, ClusterCertificates certificates, String user) {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: %1$s
          cluster:
            server: %2$s
            certificate-authority-data: %3$s
        users:
        - name: %4$s
          user:
            client-certificate-data: %5$s
            client-key-data: %6$s
        contexts:
        - name: %1$s
          context:
            cluster: %1$s
            user: %4$s
        current-context: %1$s
        """
        .formatted(
            cluster,
            server,
            base64(certificates.certificate(CA)),
            user,
            base64(certificates.certificate(user)),
            base64(certificates.key(user)));
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }
}
