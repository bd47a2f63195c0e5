package dev.orrery.kube.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A register in an object of the API server; the object's resourceVersion is the version.
 *
 * @param <T> the value
 */
public final class ApiRegister<T> implements Register<T> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ApiHttp http;
  private final Writer writer;
  private final WritePoint point;
  private final ObjectRef ref;
  private final String kind;
  private final Codec<T> codec;

  /**
   * The register in one object.
   *
   * @param http reads
   * @param writer writes
   * @param point the write's name
   * @param ref where the object is
   * @param kind its kind, needed to create it
   */
  public ApiRegister(
      ApiHttp http, Writer writer, WritePoint point, ObjectRef ref, String kind, Codec<T> codec) {
    this.http = http;
    this.writer = writer;
    this.point = point;
    this.ref = ref;
    this.kind = kind;
    this.codec = codec;
  }

  @Override
  public Entry<T> read() {
    ApiAnswer answer;
    try {
      answer = http.send(ApiRequest.get(ref.path())).join();
    } catch (CompletionException e) {
      throw unavailable("no answer: " + ApiHttp.cause(e));
    }
    if (answer.code() == 404) {
      return Entry.absent();
    }
    if (!answer.successful()) {
      throw unavailable(answer.body().strip());
    }
    return entry(parse(answer.body()));
  }

  @Override
  public @Nullable Entry<T> swap(T value, Entry<T> seen) {
    return switch (writer.write(write(value, seen))) {
      case WriteResult.Applied(JsonNode object) -> entry(object);
      case WriteResult.Conflict _ -> null;
      case WriteResult.Gone gone -> {
        if (seen.value() == null) {
          throw unavailable(gone.message());
        }
        yield null;
      }
      case WriteResult other -> throw unavailable(other.message());
    };
  }

  private Write write(T value, Entry<T> seen) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = object.putObject("metadata");
    codec.encode(value, object);
    if (seen.value() != null) {
      metadata.put("resourceVersion", seen.version());
      return new Write.MergePatch(point, ref, null, object);
    }
    metadata.put("name", ref.name()).put("namespace", ref.namespace());
    metadata.putObject("labels").put("app.kubernetes.io/managed-by", "orrery");
    object.put("apiVersion", ref.apiVersion()).put("kind", kind);
    return new Write.Create(point, ref, object);
  }

  private Entry<T> entry(JsonNode object) {
    return new Entry<>(
        codec.decode(object), object.path("metadata").path("resourceVersion").asText());
  }

  private JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw unavailable("the answer is no JSON: " + e.getOriginalMessage());
    }
  }

  private RegisterUnavailableException unavailable(String why) {
    return new RegisterUnavailableException(
        ref + " in " + ref.namespace() + " is unavailable: " + why);
  }
}
