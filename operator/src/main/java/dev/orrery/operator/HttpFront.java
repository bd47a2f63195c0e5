package dev.orrery.operator;

import dev.orrery.operator.http.HealthBoard;
import dev.orrery.operator.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.Map;
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

  /** Listens from now on. */
  void start() {
    context.start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    try {
      server.start();
    } catch (RuntimeException e) {
      throw refused(e);
    }
    LOG.info("listening on http://{}:{}", settings.host(), server.getPort());
  }

  @Override
  public void close() {
    context.close();
  }

  private RuntimeException refused(RuntimeException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        return new ExitException(
            ExitCode.TEMPORARY,
            "port is "
                + settings.port()
                + " and cannot be listened on: "
                + at.getMessage()
                + ". Maybe another operator runs here; --port=0 takes any free one.");
      }
    }
    return failure;
  }
}
