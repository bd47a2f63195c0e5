package dev.orrery.localcluster.proxy;

import java.util.ArrayList;
import java.util.List;

/**
 * One request to the API server, taken apart. Parts that the path does not name are empty.
 *
 * @param verb what it asks for
 * @param group the API group; empty for core
 * @param resource the plural; empty where the path names no resource
 * @param subresource such as status or binding
 * @param namespace empty for cluster-scoped objects and for all namespaces
 * @param name empty for requests about many objects
 * @param agent the caller's own name for itself
 * @param uri path and query
 */
public record ApiCall(
    Verb verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    String agent,
    String uri) {

  /**
   * Takes a request apart.
   *
   * @param method of HTTP
   * @param uri path and query
   * @param agent the User-Agent header
   */
  public static ApiCall of(String method, String uri, String agent) {
    int mark = uri.indexOf('?');
    String query = mark < 0 ? "" : uri.substring(mark + 1);
    List<String> parts = parts(mark < 0 ? uri : uri.substring(0, mark));
    boolean core = part(parts, 0).equals("api");
    if (!core && !part(parts, 0).equals("apis")) {
      return new ApiCall(Verb.OTHER, "", "", "", "", "", agent, uri);
    }
    String group = core ? "" : part(parts, 1);
    int at = core ? 2 : 3;
    String namespace = "";
    // A path may name a namespace's own subresource or something inside that namespace.
    if (part(parts, at).equals("namespaces")
        && parts.size() > at + 2
        && !part(parts, at + 2).equals("status")
        && !part(parts, at + 2).equals("finalize")) {
      namespace = part(parts, at + 1);
      at += 2;
    }
    String resource = part(parts, at);
    String name = part(parts, at + 1);
    String subresource = part(parts, at + 2);
    // A review is a question, though it is posted.
    boolean question = resource.isEmpty() || group.equals("authorization.k8s.io");
    Verb verb = question ? Verb.OTHER : verb(method, name, subresource, query);
    return new ApiCall(verb, group, resource, subresource, namespace, name, agent, uri);
  }

  /** {@code resource} or {@code resource/subresource}. */
  public String target() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  /** The path without the query. */
  public String path() {
    int mark = uri.indexOf('?');
    return mark < 0 ? uri : uri.substring(0, mark);
  }

  /** The parameters of the query, each as it was written. */
  public List<String> parameters() {
    int mark = uri.indexOf('?');
    return mark < 0 ? List.of() : List.of(uri.substring(mark + 1).split("&"));
  }

  private static Verb verb(String method, String name, String subresource, String query) {
    return switch (method) {
      case "GET" -> {
        if (subresource.equals("log") || subresource.equals("exec")) {
          yield Verb.OTHER;
        }
        boolean watch = ("&" + query).matches(".*&watch=(1|true)(&.*)?");
        yield watch ? Verb.WATCH : name.isEmpty() ? Verb.LIST : Verb.GET;
      }
      case "POST" -> Verb.CREATE;
      case "PUT" -> Verb.UPDATE;
      case "PATCH" -> Verb.PATCH;
      case "DELETE" -> name.isEmpty() ? Verb.DELETE_COLLECTION : Verb.DELETE;
      default -> Verb.OTHER;
    };
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }
}
