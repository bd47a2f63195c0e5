package dev.orrery.localcluster.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * One entry of the API server's audit log. Texts that the log leaves out are empty.
 *
 * @param stage RequestReceived, ResponseStarted, ResponseComplete or Panic
 * @param verb get, list, watch, create, update, patch, delete or deletecollection
 * @param user who asked
 * @param userAgent the client's own name for itself
 * @param group the API group; empty for core
 * @param resource the plural
 * @param subresource such as status or binding
 * @param namespace empty for cluster-scoped objects and requests over all namespaces
 * @param name empty for requests about many objects
 * @param uri path and query of the request
 * @param code the HTTP status; 0 when there is none yet
 * @param received when the request arrived
 * @param staged when this stage was reached
 * @param decision of the authorizer: allow or forbid; empty when it was not asked
 * @param grant the authorizer's reason, such as {@code RBAC: allowed by ClusterRoleBinding "a" of
 *     ClusterRole "b" to ServiceAccount "c/d"}; empty when it gave none
 * @param body what was sent; missing where the policy does not ask for it
 */
public record AuditEvent(
    String stage,
    String verb,
    String user,
    String userAgent,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    String uri,
    int code,
    Instant received,
    Instant staged,
    String decision,
    String grant,
    JsonNode body) {

  static AuditEvent of(JsonNode json) {
    JsonNode object = json.path("objectRef");
    JsonNode notes = json.path("annotations");
    return new AuditEvent(
        json.path("stage").asText(),
        json.path("verb").asText(),
        json.path("user").path("username").asText(),
        json.path("userAgent").asText(),
        object.path("apiGroup").asText(),
        object.path("resource").asText(),
        object.path("subresource").asText(),
        object.path("namespace").asText(),
        object.path("name").asText(),
        json.path("requestURI").asText(),
        json.path("responseStatus").path("code").asInt(),
        Instant.parse(json.path("requestReceivedTimestamp").asText()),
        Instant.parse(json.path("stageTimestamp").asText()),
        notes.path("authorization.k8s.io/decision").asText(),
        notes.path("authorization.k8s.io/reason").asText(),
        json.path("requestObject"));
  }

  /** Whether the request was answered. */
  public boolean complete() {
    return stage.equals("ResponseComplete");
  }

  /** Whether the request asked for a change. */
  public boolean write() {
    return switch (verb) {
      case "create", "update", "patch", "delete", "deletecollection" -> true;
      default -> false;
    };
  }

  /** Whether the request changed something, as far as its status tells. */
  public boolean succeeded() {
    return code >= 200 && code < 300;
  }

  /** How long the request took up to this stage. */
  public Duration took() {
    return Duration.between(received, staged);
  }
}
