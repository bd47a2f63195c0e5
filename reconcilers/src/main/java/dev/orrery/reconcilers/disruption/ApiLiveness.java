package dev.orrery.reconcilers.disruption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.plan.disruption.HolderRef;
import java.util.concurrent.CompletionException;

/**
 * Looks live. A kind that the role may not read, or that is not served, tells nothing.
 *
 * @param http reads
 * @param namespace of the operator, where the Leases are
 */
public record ApiLiveness(ApiHttp http, String namespace) implements Liveness {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public Life holder(HolderRef holder) {
    ObjectRef ref =
        new ObjectRef(
            holder.apiVersion(),
            holder.resource(),
            holder.namespace().isEmpty() ? null : holder.namespace(),
            holder.name());
    ApiAnswer answer = get(ref);
    if (answer.code() == 404) {
      return named(answer) ? Life.GONE : Life.UNKNOWN;
    }
    if (!answer.successful()) {
      return Life.UNKNOWN;
    }
    String uid = json(answer).at("/metadata/uid").asText();
    return uid.equals(holder.uid()) ? Life.ALIVE : Life.GONE;
  }

  @Override
  public Life process(ClaimProcessRef process) {
    ApiAnswer answer =
        get(new ObjectRef("coordination.k8s.io/v1", "leases", namespace, process.lease()));
    if (!answer.successful()) {
      return Life.UNKNOWN;
    }
    String leader = json(answer).at("/spec/holderIdentity").asText();
    return leader.equals(process.identity()) ? Life.ALIVE : Life.GONE;
  }

  /** Whether the 404 is about the object: one about an unknown kind names none. */
  private static boolean named(ApiAnswer answer) {
    return json(answer).at("/details/name").isTextual();
  }

  private ApiAnswer get(ObjectRef ref) {
    try {
      return http.send(ApiRequest.get(ref.path())).join();
    } catch (CompletionException e) {
      return new ApiAnswer(0, "", null);
    }
  }

  private static JsonNode json(ApiAnswer answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }
}
