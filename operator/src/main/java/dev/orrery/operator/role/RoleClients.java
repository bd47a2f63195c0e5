package dev.orrery.operator.role;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.kube.write.Writer;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The ways to the API server under one role's account.
 *
 * @param config address and credentials
 * @param http reads and, through the writer, all writes
 * @param election the elector's own: a call that hangs there must not take long
 * @param writer writes while this process leads the role
 * @param epochs the same that the writer asks
 * @param clock this process's
 */
public record RoleClients(
    Config config,
    ApiHttp http,
    ApiHttp election,
    Writer writer,
    EpochSource epochs,
    InstantSource clock)
    implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration ELECTION_TIMEOUT = Duration.ofSeconds(3);

  /**
   * Opens them; nothing is sent yet.
   *
   * @param kubeconfig a file; empty: the usual places
   * @param epochs of the role
   * @param instance this process's name
   * @param clock this process's
   */
  static RoleClients open(
      String kubeconfig, EpochSource epochs, String instance, InstantSource clock) {
    Config config =
        kubeconfig.isEmpty()
            ? Config.autoConfigure(null)
            : Config.fromKubeconfig(new File(kubeconfig));
    ApiHttp http = new ApiHttp(config, TIMEOUT);
    ApiHttp election = new ApiHttp(config, ELECTION_TIMEOUT);
    Writer writer = new HttpWriter(http, epochs, instance, HttpWriter.DEFAULT_IN_FLIGHT);
    return new RoleClients(config, http, election, writer, epochs, clock);
  }

  @Override
  public void close() {
    http.close();
    election.close();
  }
}
