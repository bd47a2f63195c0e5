package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.plan.Epoch;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Writes over HTTP. */
public final class HttpWriter implements Writer {

  /** More requests than this at a time make nothing faster. */
  public static final int DEFAULT_IN_FLIGHT = 32;

  private final ApiHttp http;
  private final EpochSource epochs;
  private final Requests requests;
  private final InFlight inFlight;

  /**
   * A writer of one process and one role.
   *
   * @param epochs asked right before every request
   * @param instance the process's name, as events give it
   * @param places requests under way at most
   */
  public HttpWriter(ApiHttp http, EpochSource epochs, String instance, int places) {
    this.http = http;
    this.epochs = epochs;
    this.requests = new Requests(instance);
    this.inFlight = new InFlight(places);
  }

  @Override
  public CompletableFuture<WriteResult> send(Write write) {
    return inFlight.submit(write.urgency(), () -> start(write));
  }

  private CompletableFuture<WriteResult> start(Write write) {
    Epoch epoch = epochs.held();
    if (epoch == null) {
      return CompletableFuture.completedFuture(notLeading(write));
    }
    if (write instanceof Write.Delete delete) {
      return delete(delete, epoch);
    }
    boolean echo =
        switch (write) {
          case Write.Bind _, Write.PodCondition _, Write.Report _ -> false;
          default -> true;
        };
    return exchange(requests.of(write, epoch), answer -> Answers.result(answer, echo));
  }

  private CompletableFuture<WriteResult> delete(Write.Delete write, Epoch epoch) {
    return exchange(requests.look(write, epoch), answer -> Answers.result(answer, true))
        .thenCompose(
            seen ->
                seen instanceof WriteResult.Applied(JsonNode object)
                    ? deleteSeen(write, object, epoch)
                    : CompletableFuture.completedFuture(seen));
  }

  private CompletableFuture<WriteResult> deleteSeen(
      Write.Delete write, JsonNode seen, Epoch epoch) {
    JsonNode metadata = seen.path("metadata");
    if (!write.uid().equals(metadata.path("uid").asText())) {
      String message = write.ref() + " is another one by now: uid " + metadata.path("uid").asText();
      return CompletableFuture.completedFuture(
          new WriteResult.Gone(new ServerStatus(404, "NotFound", message, null)));
    }
    if (!write.still().test(seen)) {
      String message = write.ref() + " has changed and is no longer to be deleted";
      return CompletableFuture.completedFuture(
          new WriteResult.Conflict(new ServerStatus(409, "Conflict", message, null)));
    }
    if (EpochStamp.belongs(write.ref(), epoch) && !EpochStamp.carries(seen, epoch)) {
      return exchange(
              requests.mark(write, version(seen), epoch), answer -> Answers.result(answer, true))
          .thenCompose(
              marked ->
                  marked instanceof WriteResult.Applied(JsonNode object)
                      ? deleteMarked(write, version(object), epoch)
                      : CompletableFuture.completedFuture(marked));
    }
    return deleteMarked(write, version(seen), epoch);
  }

  private CompletableFuture<WriteResult> deleteMarked(
      Write.Delete write, String version, Epoch epoch) {
    if (!epoch.equals(epochs.held())) {
      return CompletableFuture.completedFuture(notLeading(write));
    }
    return exchange(
        requests.delete(write, version, epoch), answer -> Answers.result(answer, false));
  }

  private static String version(JsonNode object) {
    return object.path("metadata").path("resourceVersion").asText();
  }

  private CompletableFuture<WriteResult> exchange(
      ApiRequest request, Function<ApiAnswer, WriteResult> reading) {
    return http.send(request)
        .handle(
            (answer, failure) ->
                failure == null
                    ? reading.apply(answer)
                    : Answers.lost(request, ApiHttp.cause(failure)))
        .thenApply(this::heeded);
  }

  private WriteResult heeded(WriteResult result) {
    if (EpochStamp.over(result)) {
      epochs.doubt();
    }
    return result;
  }

  private static WriteResult notLeading(Write write) {
    return new WriteResult.NotSent(
        write.point().name() + " was not sent: this process does not lead");
  }
}
