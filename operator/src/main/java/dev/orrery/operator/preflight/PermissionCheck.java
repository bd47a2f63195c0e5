package dev.orrery.operator.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks the API server, for each permission, whether this account has it. */
final class PermissionCheck {

  private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ApiHttp http;
  private final String ownNamespace;
  private final Collection<String> watched;

  PermissionCheck(ApiHttp http, String ownNamespace, Set<String> watched) {
    this.http = http;
    this.ownNamespace = ownNamespace;
    this.watched = watched.isEmpty() ? Set.of("") : watched;
  }

  /** The permissions that are missing. */
  List<Permission> missing(List<Permission> wanted) {
    List<Question> questions = new ArrayList<>();
    for (Permission permission : wanted) {
      for (String namespace : namespaces(permission)) {
        questions.add(new Question(permission, http.send(request(permission, namespace))));
      }
    }
    return questions.stream()
        .filter(question -> !allowed(question.answer().join()))
        .map(Question::permission)
        .distinct()
        .toList();
  }

  private Collection<String> namespaces(Permission permission) {
    return switch (permission.scope()) {
      case CLUSTER -> Set.of("");
      case WATCHED -> watched;
      case OWN -> Set.of(ownNamespace);
    };
  }

  private static ApiRequest request(Permission permission, String namespace) {
    String[] resource = permission.resource().split("/", 2);
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    ObjectNode attributes = review.putObject("spec").putObject("resourceAttributes");
    attributes.put("verb", permission.verb()).put("group", permission.group());
    attributes.put("resource", resource[0]).put("namespace", namespace);
    if (!permission.name().isEmpty()) {
      attributes.put("name", permission.name());
    }
    if (resource.length > 1) {
      attributes.put("subresource", resource[1]);
    }
    return new ApiRequest("POST", PATH, "application/json", review.toString(), ApiRequest.AGENT);
  }

  private static boolean allowed(ApiAnswer answer) {
    if (!answer.successful()) {
      throw new PreflightUnavailableException("the API server says " + answer.body().strip());
    }
    try {
      return MAPPER.readTree(answer.body()).path("status").path("allowed").asBoolean();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Question(Permission permission, CompletableFuture<ApiAnswer> answer) {}
}
