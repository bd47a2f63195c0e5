package dev.orrery.localcluster.cluster;

import static dev.orrery.localcluster.certificate.ClusterCertificates.CA;

import dev.orrery.localcluster.certificate.ClusterCertificates;
import dev.orrery.localcluster.certificate.TlsContext;
import dev.orrery.localcluster.process.HttpProbe;
import dev.orrery.localcluster.process.Probe;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Asks the components whether they are ready; nobody needs to log in for that. */
final class HealthChecks implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Ports ports;
  private final HttpClient client;

  HealthChecks(Ports ports, ClusterCertificates certificates) {
    this.ports = ports;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .sslContext(TlsContext.trusting(certificates.certificate(CA)))
            .build();
  }

  Probe of(Component component) {
    return switch (component) {
      case ETCD -> probe("http", ports.etcdHealth(), "/health");
      case API_SERVER -> probe("https", ports.apiServer(), "/readyz");
      case CONTROLLER_MANAGER -> probe("https", ports.controllerManager(), "/healthz");
      case SCHEDULER -> probe("https", ports.scheduler(), "/healthz");
    };
  }

  private Probe probe(String scheme, int port, String path) {
    return new HttpProbe(client, URI.create(scheme + "://127.0.0.1:" + port + path));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
