package dev.orrery.operator.preflight;

import dev.orrery.crds.Api;
import dev.orrery.crds.definition.Definitions;
import dev.orrery.crds.definition.SchemaFields;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.operator.settings.RoleName;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Compares the CRDs of the cluster with those that this program was built with. */
final class DefinitionCheck {

  private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";

  private final ApiHttp http;
  private final KubernetesSerialization types = new KubernetesSerialization();

  DefinitionCheck(ApiHttp http) {
    this.http = http;
  }

  /** What is wrong, one line each; empty when all is well. */
  List<String> problems(RoleName role) {
    List<String> names = Permissions.definitions(role);
    List<CompletableFuture<ApiAnswer>> answers =
        names.stream().map(name -> http.send(ApiRequest.get(PATH + name))).toList();
    return IntStream.range(0, names.size())
        .boxed()
        .flatMap(i -> problem(names.get(i), answers.get(i).join()).stream())
        .toList();
  }

  private Optional<String> problem(String name, ApiAnswer answer) {
    if (answer.code() == 404) {
      return Optional.of("CustomResourceDefinition " + name + " is missing");
    }
    if (answer.code() == 403) {
      return Optional.of("CustomResourceDefinition " + name + " may not be read");
    }
    if (!answer.successful()) {
      throw new PreflightUnavailableException("the API server says " + answer.body().strip());
    }
    List<String> missing =
        SchemaFields.missing(
            definition(answer.body()), definition(Definitions.yaml(name)), Api.VERSION);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "CustomResourceDefinition "
                + name
                + " is older than this program: it lacks "
                + missing.getFirst()
                + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more fields" : ""));
  }

  private CustomResourceDefinition definition(String text) {
    return types.unmarshal(text, CustomResourceDefinition.class);
  }
}
