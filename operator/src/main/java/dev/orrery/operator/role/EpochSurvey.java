package dev.orrery.operator.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.crds.Api;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.json.ForeignJson;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Epoch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * The highest epoch in the status of anything a role writes. Looked up once, when the fence is
 * gone: the namespace of the operator was deleted and made again, and the objects outlived it.
 */
final class EpochSurvey {

  private static final ObjectMapper MAPPER = ForeignJson.mapper();
  private static final int PAGE = 500;

  private final ApiHttp http;

  EpochSurvey(ApiHttp http) {
    this.http = http;
  }

  /** The highest epoch among the role's kinds. */
  Epoch highest(RoleName role, Set<String> namespaces) {
    String root = "/apis/" + Api.GROUP + "/" + Api.VERSION;
    return switch (role) {
      case SCHEDULER -> highest(root + "/controlplanes");
      case CONTROLLERS ->
          namespaces.isEmpty()
              ? highest(root + "/workloads")
              : namespaces.stream()
                  .map(namespace -> highest(root + "/namespaces/" + namespace + "/workloads"))
                  .reduce(Epoch.NONE, EpochSurvey::higher);
    };
  }

  private Epoch highest(String collection) {
    Epoch highest = Epoch.NONE;
    String next = "";
    do {
      String query = "?limit=" + PAGE + (next.isEmpty() ? "" : "&continue=" + next);
      JsonNode page = page(collection + query);
      for (JsonNode item : page.path("items")) {
        long seen = item.path("status").path("epoch").asLong();
        highest = higher(highest, new Epoch(Math.max(0, seen)));
      }
      next =
          URLEncoder.encode(
              page.path("metadata").path("continue").asText(), StandardCharsets.UTF_8);
    } while (!next.isEmpty());
    return highest;
  }

  private JsonNode page(String path) {
    try {
      ApiAnswer answer = http.send(ApiRequest.get(path)).join();
      if (!answer.successful()) {
        throw new RegisterUnavailableException(path + ": " + answer.body().strip());
      }
      return MAPPER.readTree(answer.body());
    } catch (CompletionException | JsonProcessingException e) {
      throw new RegisterUnavailableException(path + ": " + ApiHttp.cause(e));
    }
  }

  private static Epoch higher(Epoch one, Epoch other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
