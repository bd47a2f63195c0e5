package dev.orrery.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.kube.json.FieldTable;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The allow-list against what the API server itself says a pod can have. */
@WithCluster
class OpenApiIT {

  private final JsonNode schemas;

  OpenApiIT(KubernetesClient client) throws IOException {
    String document = client.raw("/openapi/v3/api/v1");
    schemas = new ObjectMapper().readTree(document).path("components").path("schemas");
  }

  private static Stream<FieldTable<?>> tables() {
    return PodReader.allowList().stream().filter(table -> !table.passesOthers());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyFieldIsClassifiedAndNoneIsMadeUp(FieldTable<?> table) {
    assertThat(table.uses().keySet()).as(table.schema()).isEqualTo(fields(table));
  }

  private Set<String> fields(FieldTable<?> table) {
    JsonNode properties = schemas.path(table.schema()).path("properties");
    assertThat(properties.isObject()).as("schema %s", table.schema()).isTrue();
    var names = new TreeSet<String>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
