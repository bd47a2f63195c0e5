package dev.orrery.operator.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.crds.Api;
import dev.orrery.crds.controlplane.ControlPlaneSpec;
import dev.orrery.crds.controlplane.PlacementPolicy;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The placement policy that the one ControlPlane gives. */
final class ControlPlaneReader {

  private static final String PATH =
      "/apis/" + Api.GROUP + "/" + Api.VERSION + "/controlplanes/default";
  private static final PlacementPolicy NONE = new PlacementPolicy(null, null);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ApiHttp http;

  ControlPlaneReader(ApiHttp http) {
    this.http = http;
  }

  /**
   * The policy as it is now; where the object is absent, the one that only observes. The future
   * fails when nobody can tell.
   */
  CompletableFuture<PlacementPolicy> read() {
    return http.send(ApiRequest.get(PATH)).thenApply(ControlPlaneReader::policy);
  }

  private static PlacementPolicy policy(ApiAnswer answer) {
    if (answer.code() == 404) {
      return NONE;
    }
    if (!answer.successful()) {
      throw new CompletionException(new IllegalStateException(answer.body().strip()));
    }
    try {
      var spec =
          MAPPER.treeToValue(MAPPER.readTree(answer.body()).path("spec"), ControlPlaneSpec.class);
      return spec == null || spec.placement() == null ? NONE : spec.placement();
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
  }
}
