package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.plan.Epoch;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** What each write looks like on the wire: pure functions of the write and the epoch. */
final class Requests {

  private static final String JSON = "application/json";
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  /** Without it the server drops fields that it does not know, and says so only in a header. */
  private static final String STRICT = "&fieldValidation=Strict";

  private static final int NOTE_BYTES = 1024;
  private static final DateTimeFormatter MICRO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final String instance;

  /**
   * For one process.
   *
   * @param instance its name, as events give it
   */
  Requests(String instance) {
    this.instance = instance;
  }

  ApiRequest of(Write write, Epoch epoch) {
    return switch (write) {
      case Write.Apply apply -> apply(apply, epoch);
      case Write.ApplyStatus status -> status(status, epoch);
      case Write.Create(WritePoint point, ObjectRef ref, Object object) ->
          request(
              "POST",
              ref.collection() + manager(point) + STRICT,
              JSON,
              Json.text(EpochStamp.put(Json.tree(object), ref, epoch)),
              point,
              epoch);
      case Write.MergePatch patch -> merge(patch, epoch);
      case Write.Delete delete ->
          throw new IllegalArgumentException(
              "write is " + delete + ". Maybe read it live first: see delete().");
      case Write.Bind bind -> bind(bind, epoch);
      case Write.PodCondition condition -> condition(condition, epoch);
      case Write.Report(WritePoint point, ObjectEvent event) -> event(point, event, epoch);
    };
  }

  /** The live look before a deletion. */
  ApiRequest look(Write.Delete delete, Epoch epoch) {
    return new ApiRequest("GET", delete.ref().path(), null, null, agent(delete.point(), epoch));
  }

  /**
   * What precedes a deletion, which can carry no epoch itself: the object gets it, so that the
   * deletion is refused with the epoch.
   */
  ApiRequest mark(Write.Delete delete, String resourceVersion, Epoch epoch) {
    ObjectNode patch = Json.object();
    patch.putObject("metadata").put("uid", delete.uid()).put("resourceVersion", resourceVersion);
    WritePoint point = delete.point().before("mark");
    return merge(new Write.MergePatch(point, delete.ref(), null, patch), epoch);
  }

  /** The deletion of what that look saw. */
  ApiRequest delete(Write.Delete delete, String resourceVersion, Epoch epoch) {
    ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "DeleteOptions");
    body.put("propagationPolicy", "Background");
    body.putObject("preconditions")
        .put("uid", delete.uid())
        .put("resourceVersion", resourceVersion);
    return request("DELETE", delete.ref().path(), JSON, Json.text(body), delete.point(), epoch);
  }

  private static ApiRequest apply(Write.Apply write, Epoch epoch) {
    ObjectNode body = Json.tree(write.object());
    body.remove("status");
    ObjectNode metadata = body.withObject("/metadata");
    metadata.remove(Set.of("managedFields", "creationTimestamp", "generation"));
    EpochStamp.put(body, write.ref(), epoch);
    String path = write.ref().path() + manager(write.point()) + "&force=true";
    return request("PATCH", path, APPLY, Json.text(body), write.point(), epoch);
  }

  private static ApiRequest status(Write.ApplyStatus write, Epoch epoch) {
    ObjectNode object = Json.tree(write.object());
    ObjectNode body = Json.object();
    body.set("apiVersion", object.get("apiVersion"));
    body.set("kind", object.get("kind"));
    ObjectNode metadata = body.putObject("metadata");
    for (String field : new String[] {"name", "namespace", "uid"}) {
      if (object.path("metadata").hasNonNull(field)) {
        metadata.set(field, object.path("metadata").get(field));
      }
    }
    ObjectNode status = body.putObject("status");
    if (object.path("status") instanceof ObjectNode given) {
      status.setAll(given);
    }
    if (write.ref().apiVersion().startsWith(EpochStamp.GROUP)) {
      status.put("epoch", epoch.value());
    }
    String path = write.ref().path() + "/status" + manager(write.point()) + "&force=true";
    return request("PATCH", path, APPLY, Json.text(body), write.point(), epoch);
  }

  private static ApiRequest merge(Write.MergePatch write, Epoch epoch) {
    String sub = write.subresource() == null ? "" : "/" + write.subresource();
    String path = write.ref().path() + sub + manager(write.point());
    ObjectNode patch = Json.tree(write.patch());
    if (write.subresource() == null) {
      EpochStamp.put(patch, write.ref(), epoch);
    }
    return request("PATCH", path, MERGE, Json.text(patch), write.point(), epoch);
  }

  private static ApiRequest bind(Write.Bind write, Epoch epoch) {
    ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "Binding");
    ObjectNode metadata = body.putObject("metadata");
    metadata.put("name", write.pod()).put("namespace", write.namespace()).put("uid", write.uid());
    ObjectNode annotations = metadata.putObject("annotations");
    write.annotations().forEach(annotations::put);
    annotations.put(EpochStamp.ANNOTATION, EpochStamp.text(epoch));
    body.putObject("target").put("apiVersion", "v1").put("kind", "Node").put("name", write.node());
    String path = ObjectRef.pod(write.namespace(), write.pod()).path() + "/binding";
    return request(
        "POST", path + manager(write.point()), JSON, Json.text(body), write.point(), epoch);
  }

  private static ApiRequest condition(Write.PodCondition write, Epoch epoch) {
    ObjectNode body = Json.object();
    body.putObject("metadata").put("uid", write.uid());
    ObjectNode condition = body.putObject("status").putArray("conditions").addObject();
    condition.put("type", write.type()).put("status", write.status());
    condition.put("reason", write.reason()).put("message", write.message());
    if (write.transition() != null) {
      condition.put("lastTransitionTime", write.transition().truncatedTo(ChronoUnit.SECONDS) + "");
    }
    String path = ObjectRef.pod(write.namespace(), write.pod()).path() + "/status";
    return request(
        "PATCH", path + manager(write.point()), STRATEGIC, Json.text(body), write.point(), epoch);
  }

  private ApiRequest event(WritePoint point, ObjectEvent event, Epoch epoch) {
    ObjectNode body = Json.object().put("apiVersion", "events.k8s.io/v1").put("kind", "Event");
    body.putObject("metadata").put("name", event.name()).put("namespace", event.namespace());
    body.put("eventTime", MICRO.format(event.time()));
    body.put("reportingController", "orrery.dev/" + point.controller());
    body.put("reportingInstance", instance);
    body.put("type", event.warning() ? "Warning" : "Normal");
    body.put("reason", event.reason()).put("action", event.action());
    body.put("note", cut(event.note()));
    ObjectNode regarding = body.putObject("regarding");
    regarding.put("apiVersion", event.about().apiVersion()).put("kind", event.kind());
    regarding.put("name", event.about().name()).put("uid", event.uid());
    if (event.about().namespace() != null) {
      regarding.put("namespace", event.about().namespace());
    }
    ObjectRef ref = new ObjectRef("events.k8s.io/v1", "events", event.namespace(), event.name());
    return request("POST", ref.collection() + manager(point), JSON, Json.text(body), point, epoch);
  }

  /** The text, at most 1,024 bytes of UTF-8, with no character cut in two. */
  static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= NOTE_BYTES) {
      return text;
    }
    int end = NOTE_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static String manager(WritePoint point) {
    return "?fieldManager=" + point.fieldManager();
  }

  private static ApiRequest request(
      String method, String path, String type, String body, WritePoint point, Epoch epoch) {
    return new ApiRequest(method, path, type, body, agent(point, epoch));
  }

  private static String agent(WritePoint point, Epoch epoch) {
    return point.fieldManager() + " (" + point.name() + "; epoch " + epoch.value() + ")";
  }
}
