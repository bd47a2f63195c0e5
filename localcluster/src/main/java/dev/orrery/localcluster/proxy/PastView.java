package dev.orrery.localcluster.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netty.handler.codec.http.FullHttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the API server would have said earlier. It keeps old revisions for five minutes and lists
 * any of them by their number; a single object is found by such a list of its own name.
 */
final class PastView implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LOOK_MILLIS = 100;
  private static final int EXPIRED = 410;

  private final @Nullable KubernetesClient observer;
  private final RevisionClock clock = new RevisionClock(System::nanoTime);
  private @Nullable ScheduledExecutorService looks;

  PastView(@Nullable Config observer) {
    this.observer =
        observer == null ? null : new KubernetesClientBuilder().withConfig(observer).build();
  }

  /**
   * The reply that a caller gets in place of the live one. The live one stays where the caller was
   * refused, where the past is no longer kept, and for what has no past.
   *
   * @param live the API server's own, whose reference is taken over
   */
  CompletableFuture<FullHttpResponse> reply(
      ApiCall call, FullHttpResponse live, Fault.StaleView view) {
    int code = live.status().code();
    boolean readable = code == 200 || (code == 404 && call.verb() == Verb.GET);
    boolean kept =
        call.subresource().isEmpty() && (call.verb() == Verb.GET || call.verb() == Verb.LIST);
    if (!readable || !kept || call.uri().contains("continue=")) {
      return CompletableFuture.completedFuture(live);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            FullHttpResponse past = read(call, revision(view));
            live.release();
            return past;
          } catch (KubernetesClientException refused) {
            if (refused.getCode() == EXPIRED) {
              return live;
            }
            live.release();
            throw refused;
          }
        },
        Thread::startVirtualThread);
  }

  /** Whether a caller with this view sees the revision. */
  boolean visible(long revision, Fault.StaleView view) {
    Duration lag = view.lag();
    if (lag == null) {
      return revision <= view.revision();
    }
    return clock.older(revision, lag);
  }

  @Override
  public synchronized void close() {
    if (looks != null) {
      looks.shutdownNow();
    }
    if (observer != null) {
      observer.close();
    }
  }

  private long revision(Fault.StaleView view) {
    Duration lag = view.lag();
    if (lag == null) {
      return view.revision();
    }
    return clock.before(lag);
  }

  private FullHttpResponse read(ApiCall call, long revision) {
    PastQuery query = PastQuery.of(call, revision);
    JsonNode list = parse(observer().raw(query.uri()));
    if (call.verb() == Verb.LIST) {
      return StatusReply.json(200, (ObjectNode) list);
    }
    if (list.path("items").isEmpty()) {
      String message = call.resource() + " \"" + call.name() + "\" not found";
      return StatusReply.json(404, StatusReply.status(404, "NotFound", message));
    }
    ObjectNode item = (ObjectNode) list.path("items").path(0);
    item.put("apiVersion", list.path("apiVersion").asText());
    item.put("kind", list.path("kind").asText().replaceFirst("List$", ""));
    return StatusReply.json(200, item);
  }

  /** Begins to look before a rule needs it; the first look is done when this returns. */
  synchronized void prepare(Rule rule) {
    if (looks == null && rule.fault() instanceof Fault.StaleView view && view.lag() != null) {
      looks =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("fault-proxy-revisions").factory());
      sample();
      var _ =
          looks.scheduleWithFixedDelay(
              this::trySample, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void trySample() {
    try {
      sample();
    } catch (KubernetesClientException unreachable) {
      // The server may be down on purpose: then the past stands still until the next look.
      return;
    }
  }

  private void sample() {
    String list = observer().raw("/api/v1/namespaces?limit=1");
    clock.saw(parse(list).path("metadata").path("resourceVersion").asLong());
  }

  private KubernetesClient observer() {
    KubernetesClient client = observer;
    if (client == null) {
      throw new IllegalStateException(
          "observer is null. Maybe give the proxy an access of its own to show the past.");
    }
    return client;
  }

  private static JsonNode parse(@Nullable String text) {
    try {
      return JSON.readTree(text == null ? "{}" : text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
