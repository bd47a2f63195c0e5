package dev.orrery.cli.cluster;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that a command talks to.
 *
 * @param label how messages call it
 * @param home the folder of its files, null for a cluster that {@code up} did not make
 * @param config address and credentials
 * @param http the connection
 */
public record Target(String label, @Nullable Path home, Config config, ApiHttp http)
    implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Connects lazily. */
  public static Target of(String label, @Nullable Path home, Config config) {
    return new Target(label, home, config, new ApiHttp(config, TIMEOUT));
  }

  /** Reads from it. */
  public Api api() {
    return new Api(this::get);
  }

  private ApiAnswer get(String path) {
    try {
      return http.send(ApiRequest.get(path)).join();
    } catch (CompletionException e) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          label
              + " at "
              + config.getMasterUrl()
              + " does not answer ("
              + ApiHttp.cause(e)
              + "). Maybe it is down: see 'orrery status'.",
          e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
