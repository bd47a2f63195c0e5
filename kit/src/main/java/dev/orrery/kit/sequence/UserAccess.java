package dev.orrery.kit.sequence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What a user does with objects of one kind, as kubectl would: with strict validation.
 *
 * @param http the user's way to the API server
 */
record UserAccess(ApiHttp http, SpecSchema schema) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRICT = "fieldManager=user&fieldValidation=Strict";
  private static final int CONFLICT = 409;
  private static final int TRIES = 10;

  /** The object as it is; missing when there is none. */
  JsonNode get(String namespace, String name) {
    ApiAnswer answer = send("GET", schema.path(namespace, name), null, null);
    return answer.code() == 404 ? MissingNode.getInstance() : tree(answer.body());
  }

  /** Sends a spec, in one of the two ways. */
  ApiAnswer put(String namespace, String name, JsonNode spec, boolean apply) {
    return apply ? apply(namespace, name, spec, "") : replace(namespace, name, spec);
  }

  /** Whether the API server would take it. */
  boolean accepted(String namespace, String name, JsonNode spec) {
    return apply(namespace, name, spec, "&dryRun=All").successful();
  }

  /** Sets the annotation that stops everything, or takes it away. */
  void pause(String namespace, String name, boolean on) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode annotations = patch.putObject("metadata").putObject("annotations");
    annotations.put("orrery.dev/pause", on ? "true" : null);
    send("PATCH", schema.path(namespace, name), "application/merge-patch+json", patch.toString());
  }

  void delete(String namespace, String name) {
    send("DELETE", schema.path(namespace, name) + "?propagationPolicy=Background", null, null);
  }

  private ApiAnswer apply(String namespace, String name, JsonNode spec, String more) {
    String path = schema.path(namespace, name) + "?force=true&" + STRICT + more;
    return send(
        "PATCH", path, "application/apply-patch+yaml", fresh(namespace, name, spec).toString());
  }

  private ApiAnswer replace(String namespace, String name, JsonNode spec) {
    ApiAnswer answer = new ApiAnswer(CONFLICT, "", null);
    for (int i = 0; i < TRIES && answer.code() == CONFLICT; i++) {
      JsonNode now = get(namespace, name);
      if (now instanceof ObjectNode object) {
        object.set("spec", spec);
        answer =
            send(
                "PUT",
                schema.path(namespace, name) + "?" + STRICT,
                "application/json",
                now.toString());
      } else {
        String body = fresh(namespace, name, spec).toString();
        answer = send("POST", schema.path(namespace, "") + "?" + STRICT, "application/json", body);
      }
    }
    return answer;
  }

  private ObjectNode fresh(String namespace, String name, JsonNode spec) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", schema.group() + "/" + schema.version()).put("kind", schema.kind());
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    if (schema.namespaced()) {
      metadata.put("namespace", namespace);
    }
    object.set("spec", spec);
    return object;
  }

  private ApiAnswer send(String method, String path, @Nullable String type, @Nullable String body) {
    return http.send(new ApiRequest(method, path, type, body, "user")).join();
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
