package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.kubelet.api.ApiServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends errands, a bounded number at a time, the more urgent lanes first. For the loop's thread.
 */
public final class Outbox {

  /** More in flight bring nothing: the API server is busy with these. */
  private static final int MOST_IN_FLIGHT = 32;

  private final EventLoop loop;
  private final ApiServer api;
  private final Map<Lane, ArrayDeque<Errand>> lanes = new EnumMap<>(Lane.class);
  private int inFlight;
  private long sent;
  private long failed;

  /** An empty outbox to a server. */
  public Outbox(EventLoop loop, ApiServer api) {
    this.loop = loop;
    this.api = api;
  }

  /** Puts an errand at the end of its lane. */
  public void offer(Lane lane, Errand errand) {
    lane(lane).add(errand);
  }

  /** Sends as much as may be under way. */
  public void pump() {
    while (inFlight < MOST_IN_FLIGHT) {
      Errand errand = next();
      if (errand == null) {
        return;
      }
      HttpRequest request = errand.request();
      if (request != null) {
        send(errand, request);
      }
    }
  }

  /** How many requests were sent. */
  public long sent() {
    return sent;
  }

  /** How many had no answer, or one that is to be tried again. */
  public long failed() {
    return failed;
  }

  /** How many errands wait. */
  public int waiting() {
    return lanes.values().stream().mapToInt(ArrayDeque::size).sum();
  }

  private @Nullable Errand next() {
    for (Lane lane : Lane.values()) {
      Errand errand = lane(lane).poll();
      if (errand != null) {
        return errand;
      }
    }
    return null;
  }

  private ArrayDeque<Errand> lane(Lane lane) {
    return lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>());
  }

  private void send(Errand errand, HttpRequest request) {
    inFlight++;
    sent++;
    var _ =
        api.send(request)
            .handle(Outbox::answer)
            .thenAccept(answer -> loop.execute(() -> arrived(errand, answer)));
  }

  private void arrived(Errand errand, Answer answer) {
    inFlight--;
    failed += answer.passing() ? 1 : 0;
    errand.answered(answer);
  }

  private static Answer answer(
      @Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    return response != null
        ? new Answer(response.statusCode(), response.body())
        : new Answer(0, String.valueOf(failure));
  }
}
