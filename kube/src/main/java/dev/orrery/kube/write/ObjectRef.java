package dev.orrery.kube.write;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where an object is.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param plural the resource's plural name, such as {@code pods}
 * @param namespace null for cluster-scoped objects
 * @param name the object's name
 */
public record ObjectRef(String apiVersion, String plural, @Nullable String namespace, String name) {

  /** Where this object is, by its type and metadata. */
  public static ObjectRef of(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    if (object instanceof Namespaced && namespace == null) {
      throw new IllegalArgumentException(
          "namespace of "
              + object.getKind()
              + " "
              + object.getMetadata().getName()
              + " is null. Maybe the builder left it out.");
    }
    return new ObjectRef(
        object.getApiVersion(), object.getPlural(), namespace, object.getMetadata().getName());
  }

  /** A pod. */
  public static ObjectRef pod(String namespace, String name) {
    return new ObjectRef("v1", "pods", namespace, name);
  }

  /** Path of the collection that holds it. */
  public String collection() {
    StringBuilder path = new StringBuilder(apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/");
    path.append(apiVersion);
    if (namespace != null) {
      path.append("/namespaces/").append(escape(namespace));
    }
    return path.append('/').append(plural).toString();
  }

  /** Path of the object. */
  public String path() {
    return collection() + "/" + escape(name);
  }

  @Override
  public String toString() {
    return plural + " " + (namespace == null ? "" : namespace + "/") + name;
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
