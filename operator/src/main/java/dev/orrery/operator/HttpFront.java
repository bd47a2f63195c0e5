package dev.orrery.operator;

import dev.orrery.operator.http.HealthBoard;
import dev.orrery.operator.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: probes, metrics, read API. */
final class HttpFront implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  private final Settings settings;
  private final ApplicationContext context;

  HttpFront(Settings settings, HealthBoard board, Object... shown) {
    this.settings = settings;
    this.context =
        ApplicationContext.builder()
            .banner(false)
            .bootstrapEnvironment(false)
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .properties(
                Map.of(
                    "micronaut.server.host",
                    settings.host(),
                    "micronaut.server.port",
                    settings.port() == 0 ? -1 : settings.port(),
                    "micronaut.server.netty.worker.threads",
                    2,
                    "micronaut.server.netty.parent.threads",
                    1))
            .singletons(shown)
            .singletons(board)
            .build();
  }

  /**
   * Asks the system for the port and gives it back: a program that cannot listen must not have
   * taken a Lease or bound a pod by the time that its HTTP server is loaded and finds out.
   *
   * @throws ExitException when the port is taken or the address is not this machine's
   */
  void probePort() {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Listens from now on. */
  void start() {
    context.start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    try {
      server.start();
    } catch (RuntimeException e) {
      throw bindFailure(e).map(this::refused).orElseThrow(() -> e);
    }
    LOG.info("listening on http://{}:{}", settings.host(), server.getPort());
  }

  @Override
  public void close() {
    context.close();
  }

  private ExitException refused(IOException failure) {
    return new ExitException(
        ExitCode.TEMPORARY,
        "port is "
            + settings.port()
            + " and cannot be listened on: "
            + failure.getMessage()
            + ". Maybe another operator runs here; --port=0 takes any free one.");
  }

  private static Optional<IOException> bindFailure(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(BindException.class::isInstance)
        .map(IOException.class::cast)
        .findFirst();
  }
}
