package dev.orrery.kube.disruption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.crds.Api;
import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.ClaimRequest;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Claims as objects of the API server. */
public final class ApiClaims implements Claims {

  private static final String CONTROLLER = "disruption";
  private static final String VERSION = Api.GROUP + "/" + Api.VERSION;
  private static final String PLURAL = "disruptionclaims";
  private static final String LIST = "/apis/" + VERSION + "/" + PLURAL;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final KubernetesSerialization TYPES = new KubernetesSerialization();
  private static final int TRIES = 3;

  private final ApiHttp http;
  private final Writer writer;
  private final ClaimProcessRef self;

  /**
   * As one process sees and writes them.
   *
   * @param http reads
   * @param writer writes
   */
  public ApiClaims(ApiHttp http, Writer writer, ClaimProcessRef self) {
    this.http = http;
    this.writer = writer;
    this.self = self;
  }

  @Override
  public @Nullable Declared declare(ClaimRequest request) {
    ObjectRef ref = ref(request.name());
    DisruptionClaim object = ClaimObjects.object(request, self);
    for (int i = 0; i < TRIES; i++) {
      WriteResult result = writer.write(new Write.Create(point("declare"), ref, object));
      if (result instanceof WriteResult.Applied applied) {
        return new Declared(ClaimObjects.seen(applied.as(DisruptionClaim.class)), false);
      }
      if (!(result instanceof WriteResult.Conflict || result instanceof WriteResult.Unknown)) {
        throw unavailable(ref, result.message());
      }
      DisruptionClaim there = find(ref);
      if (there != null) {
        return ClaimObjects.answers(there, request)
            ? new Declared(ClaimObjects.seen(there), true)
            : null;
      }
      if (result instanceof WriteResult.Unknown) {
        break; // it may still come to be; then its time runs out
      }
    }
    throw unavailable(ref, "it was neither made nor found");
  }

  @Override
  public ClaimListing list() {
    JsonNode list = json(LIST, read(LIST));
    Set<String> uids = new HashSet<>();
    var claims = new ArrayList<SeenClaim>();
    for (JsonNode item : list.path("items")) {
      uids.add(item.at("/metadata/uid").asText());
      SeenClaim claim = readable(item);
      if (claim != null) {
        claims.add(claim);
      }
    }
    return new ClaimListing(list.at("/metadata/resourceVersion").asLong(), uids, claims);
  }

  /** Null for a claim of another version: it is there, and that is all that counts. */
  private static @Nullable SeenClaim readable(JsonNode item) {
    try {
      return ClaimObjects.seen(TYPES.convertValue(item, DisruptionClaim.class));
    } catch (IllegalArgumentException ofAnotherVersion) {
      return null;
    }
  }

  @Override
  public boolean own(SeenClaim claim) {
    DisruptionClaim there = find(ref(claim.claim().name()));
    return there != null
        && there.getMetadata().getUid().equals(claim.claim().uid())
        && ClaimObjects.process(there).identity().equals(self.identity());
  }

  @Override
  public boolean show(SeenClaim claim, ClaimView view) {
    ObjectNode status = status(view);
    status.put("renewals", view.renewals());
    status.put("until", text(view.until()));
    status.putObject("process").put("identity", self.identity()).put("lease", self.lease());
    WritePoint point = point(view.held() ? "show-held" : "show-waiting");
    ObjectRef ref = ref(claim.claim().name());
    return switch (writer.write(patch(point, ref, claim, status))) {
      case WriteResult.Applied _ -> true;
      case WriteResult.Gone _, WriteResult.Conflict _ -> false;
      case WriteResult other -> throw unavailable(ref, other.message());
    };
  }

  @Override
  public void repair(SeenClaim claim, ClaimView view) {
    var _ = writer.write(patch(point("repair"), ref(claim.claim().name()), claim, status(view)));
  }

  @Override
  public boolean remove(SeenClaim claim) {
    return remove(
        claim, "release", now -> ClaimObjects.process(now).identity().equals(self.identity()));
  }

  @Override
  public boolean removeUnrenewed(SeenClaim claim) {
    return remove(claim, "expire", now -> ClaimObjects.seen(now).sameSign(claim));
  }

  private boolean remove(SeenClaim claim, String step, Predicate<DisruptionClaim> still) {
    ObjectRef ref = ref(claim.claim().name());
    Write.Delete delete =
        new Write.Delete(
            point(step),
            ref,
            claim.claim().uid(),
            json -> still.test(TYPES.convertValue(json, DisruptionClaim.class)));
    return switch (writer.write(delete)) {
      case WriteResult.Applied _ -> true;
      case WriteResult.Gone _, WriteResult.Conflict _ -> false;
      case WriteResult other -> throw unavailable(ref, other.message());
    };
  }

  /** The uid is a precondition: a claim of that name that came later is left alone. */
  private static Write patch(WritePoint point, ObjectRef ref, SeenClaim claim, ObjectNode status) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").put("uid", claim.claim().uid());
    patch.set("status", status);
    return new Write.MergePatch(point, ref, "status", patch);
  }

  private static ObjectNode status(ClaimView view) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("phase", view.held() ? "Held" : "Waiting");
    if (view.held()) {
      status.put("since", text(view.since()));
    }
    ObjectNode ready = status.putArray("conditions").addObject();
    ready.put("type", DisruptionClaim.READY).put("status", view.held() ? "True" : "False");
    ready.put("observedGeneration", 1).put("lastTransitionTime", text(view.since()));
    ready.put("reason", view.reason()).put("message", view.message());
    return status;
  }

  private @Nullable DisruptionClaim find(ObjectRef ref) {
    ApiAnswer answer = send(ref.path());
    if (answer.code() == 404) {
      return null;
    }
    return TYPES.convertValue(json(ref.path(), body(ref.path(), answer)), DisruptionClaim.class);
  }

  private String read(String path) {
    return body(path, send(path));
  }

  private static String body(String path, ApiAnswer answer) {
    if (!answer.successful()) {
      throw new BudgetUnavailableException(path + ": " + answer.body().strip());
    }
    return answer.body();
  }

  private ApiAnswer send(String path) {
    try {
      return http.send(ApiRequest.get(path)).join();
    } catch (CompletionException e) {
      throw new BudgetUnavailableException(path + ": no answer: " + ApiHttp.cause(e));
    }
  }

  private static JsonNode json(String path, String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new BudgetUnavailableException(path + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private static BudgetUnavailableException unavailable(ObjectRef ref, String why) {
    return new BudgetUnavailableException(ref + ": " + why);
  }

  private static ObjectRef ref(String name) {
    return new ObjectRef(VERSION, PLURAL, null, name);
  }

  private static WritePoint point(String step) {
    return new WritePoint(CONTROLLER, step);
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
