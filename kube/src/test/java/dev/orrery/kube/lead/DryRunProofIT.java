package dev.orrery.kube.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.plan.Epoch;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that learns of the new epoch late, or has no policy, or is not well. */
class DryRunProofIT {

  private static final Epoch OWN = new Epoch(7);
  private static final EpochRecord TAKEN = new EpochRecord(OWN, false);
  private static final EpochRecord ENFORCED = new EpochRecord(OWN, true);
  private static final Pattern TRIED = Pattern.compile("epoch-probe\":\"(-?\\d+)\"");

  private final List<Long> tried = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private ApiHttp http;
  private DryRunProof proof;

  /** From the number of the request, counted from 1: the epoch that the server knows. */
  private IntFunction<Long> known = _ -> OWN.value();

  /** From the number of the request: whether it fails. */
  private IntFunction<Boolean> fails = _ -> false;

  private int failure = 503;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build();
    http = new ApiHttp(config, Duration.ofSeconds(20));
    proof = new DryRunProof(http, new ObjectRef("x/v1", "fences", "n", "f"));
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop(0);
  }

  @Test
  void waitsUntilTheServerKnowsTheNewEpoch() {
    known = request -> request <= 4 ? OWN.value() - 1 : OWN.value();

    boolean proved = proof.await(TAKEN, () -> true);

    assertThat(proved).isTrue();
    assertThat(tried).containsExactly(-1L, 6L, 6L, 6L, 6L);
  }

  @Test
  void withoutAPolicyNothingIsWaitedFor() {
    known = _ -> Long.MIN_VALUE;

    boolean proved = proof.await(TAKEN, () -> true);

    assertThat(proved).isFalse();
    assertThat(tried).containsExactly(-1L);
  }

  @Test
  void aServerThatIsNotWellIsNotTakenForOneWithoutAPolicy() {
    fails = request -> request <= 2;
    known = request -> request <= 5 ? OWN.value() - 1 : OWN.value();

    boolean proved = proof.await(TAKEN, () -> true);

    assertThat(proved).isTrue();
    assertThat(tried).containsExactly(-1L, -1L, -1L, 6L, 6L, 6L);
  }

  @Test
  void aServerThatDoesNotKnowTheRightsYetIsNotTakenForOneWithoutAPolicy() {
    failure = 403;
    fails = request -> request <= 2;
    known = _ -> OWN.value();

    boolean proved = proof.await(TAKEN, () -> true);

    assertThat(proved).isTrue();
    assertThat(tried).containsExactly(-1L, -1L, -1L, 6L);
  }

  @Test
  void beginsWithoutProofWhenItIsTime() {
    known = _ -> OWN.value() - 1;

    boolean proved = proof.await(TAKEN, () -> tried.size() < 4);

    assertThat(proved).isFalse();
    assertThat(tried).containsExactly(-1L, 6L, 6L, 6L);
  }

  @Test
  void aServerThatDidNotSetUpItsPolicyYetIsWaitedForWhereItWasSeenToRefuse() {
    known = request -> request <= 3 ? Long.MIN_VALUE : OWN.value();

    boolean proved = proof.await(ENFORCED, () -> true);

    assertThat(proved).isTrue();
    assertThat(tried).containsExactly(6L, 6L, 6L, 6L);
  }

  @Test
  void aPolicyThatWasTakenAwayIsNotWaitedForForEver() {
    known = _ -> Long.MIN_VALUE;

    boolean proved = proof.await(ENFORCED, () -> tried.size() < 3);

    assertThat(proved).isFalse();
    assertThat(tried).containsExactly(6L, 6L, 6L);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher matcher = TRIED.matcher(body);
    assertThat(matcher.find()).as(body).isTrue();
    assertThat(exchange.getRequestURI().getQuery()).contains("dryRun=All");
    long epoch = Long.parseLong(matcher.group(1));
    tried.add(epoch);
    if (fails.apply(tried.size())) {
      reply(exchange, failure, "not well");
    } else if (epoch < known.apply(tried.size())) {
      reply(exchange, 403, "denied: epoch " + epoch + " is over");
    } else {
      reply(exchange, 200, "{}");
    }
  }

  private static void reply(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
