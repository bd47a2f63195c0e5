package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Small requests at a steady rate, whatever becomes of those before; times count from the plan. */
final class SteadyLoad implements AutoCloseable {

  private static final int WAIT_SECONDS = 30;
  private static final int EXPECTED = 404;

  /** Each on a connection of its own, as the roles of an operator are. */
  private static final int CALLERS = 4;

  private static final int WARM_UP = 80_000;
  private static final int TOGETHER = 64;

  private final List<HttpClient> callers = new ArrayList<>();
  private final HttpRequest request;
  private final int rate;

  SteadyLoad(Config server, int rate) {
    this.rate = rate;
    try {
      for (int i = 0; i < CALLERS; i++) {
        callers.add(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(SSLUtils.sslContext(server))
                .build());
      }
    } catch (GeneralSecurityException | IOException e) {
      throw BenchException.wrong("TLS could not be set up: " + e);
    }
    this.request =
        HttpRequest.newBuilder(
                URI.create(
                    server.getMasterUrl().replaceAll("/$", "")
                        + "/api/v1/namespaces/n/configmaps/c"))
            .header("Authorization", "Bearer nobody")
            .build();
  }

  /**
   * As fast as answers come: cold code that meets a steady rate at once falls behind by more
   * requests than the connections carry.
   */
  void warmUp() {
    for (int sent = 0; sent < WARM_UP; sent += TOGETHER) {
      List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        answers.add(callers.get(i % CALLERS).sendAsync(request, BodyHandlers.discarding()));
      }
      for (CompletableFuture<HttpResponse<Void>> answer : answers) {
        int status = answer.join().statusCode();
        if (status != EXPECTED) {
          throw BenchException.wrong("an answer is " + status + ", not " + EXPECTED);
        }
      }
    }
  }

  /** Sends for so long, and waits for all answers. */
  Figures run(int seconds) throws InterruptedException {
    int count = rate * seconds;
    long[] nanos = new long[count];
    AtomicReference<@Nullable Object> wrong = new AtomicReference<>();
    CountDownLatch answered = new CountDownLatch(count);
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long planned = begin + TimeUnit.SECONDS.toNanos(1) * i / rate;
      while (System.nanoTime() < planned) {
        LockSupport.parkNanos(planned - System.nanoTime());
      }
      int index = i;
      var _ =
          callers
              .get(i % CALLERS)
              .sendAsync(request, BodyHandlers.discarding())
              .whenComplete(
                  (answer, failure) -> {
                    if (failure != null || answer.statusCode() != EXPECTED) {
                      wrong.compareAndSet(null, failure != null ? failure : answer.statusCode());
                    }
                    nanos[index] = System.nanoTime() - planned;
                    answered.countDown();
                  });
    }
    if (!answered.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw BenchException.wrong(answered.getCount() + " requests were never answered");
    }
    double lasted = (System.nanoTime() - begin) / 1e9;
    if (wrong.get() != null) {
      throw BenchException.wrong("a request was not answered by " + EXPECTED + ": " + wrong.get());
    }
    Arrays.sort(nanos);
    return new Figures(count / lasted, nanos[count / 2] / 1e6, nanos[count * 99 / 100] / 1e6);
  }

  @Override
  public void close() {
    callers.forEach(HttpClient::shutdownNow);
  }

  /**
   * What was measured.
   *
   * @param perSecond answers a second
   * @param p50Millis half of them came within this
   * @param p99Millis 99 of 100
   */
  record Figures(double perSecond, double p50Millis, double p99Millis) {
    @Override
    public String toString() {
      return "%.0f/s, p50 %.2f ms, p99 %.2f ms".formatted(perSecond, p50Millis, p99Millis);
    }
  }
}
