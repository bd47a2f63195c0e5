package dev.orrery.kube.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.crds.workload.Disruption;
import dev.orrery.crds.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One object that cannot be read would keep all others of its list from being read. */
class ForeignJsonTest {

  private static final int DEEP = 9_000;
  private static final String LONG = "n".repeat(200_000);

  @Test
  void aStreamWithAnyNameIsReadToItsEnd() throws IOException {
    String text = "{\"" + LONG + "\":" + nested("[", "]") + "} {}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser in = JsonText.parser(new ByteArrayInputStream(bytes))) {
      in.nextToken();
      in.skipChildren();
      assertThat(in.nextToken()).isNotNull();
      assertThat(in.nextToken()).isNotNull();
      assertThat(in.nextToken()).isNull();
    }
  }

  @Test
  void aTreeOfAnyDepthIsRead() throws IOException {
    JsonNode tree = ForeignJson.mapper().readTree("{\"" + LONG + "\":" + nested("[", "]") + "}");
    assertThat(tree.size()).isEqualTo(1);
  }

  @Test
  void aTemplateKeepsItsFieldsAndLosesWhatNoFieldCanBe() {
    String text =
        """
        {"metadata":{"name":"w"},"spec":{"template":{"spec":{"containers":[{"name":"c",
        "image":"i","env":[{"name":"A","value":"b"}],"ports":[{"containerPort":80}]}],
        "hostNetwork":true,"odd":%s,"%s":1.5}}}}
        """
            .formatted(nested("{\"in\":", "}"), LONG);
    Workload workload = ForeignJson.types().unmarshal(text, Workload.class);
    Map<String, ?> more = workload.getSpec().template().spec().more();
    assertThat(more.get("hostNetwork")).isEqualTo(true);
    assertThat(more.get(LONG)).isEqualTo(1.5);
    assertThat(String.valueOf(more.get("odd"))).contains(ForeignJson.CUT);
    assertThat(workload.getSpec().template().spec().containers().getFirst().more())
        .isEqualTo(
            Map.of(
                "env", List.of(Map.of("name", "A", "value", "b")),
                "ports", List.of(Map.of("containerPort", 80))));
    assertThat(ForeignJson.types().asJson(workload)).contains(ForeignJson.CUT);
  }

  @Test
  void whoOwnsADeepFieldIsReadAndWritten() {
    String text =
        """
        {"type":"ADDED","object":{"apiVersion":"orrery.dev/v1alpha1","kind":"Workload","metadata":
        {"name":"w","managedFields":[{"manager":"m","fieldsV1":%1$s}]},"spec":{"odd":%1$s}}}
        """
            .formatted(nested("{\"f:in\":", "}"));
    ForeignJson.mapper(); // must not be the one by which types are read
    WatchEvent event = ForeignJson.types().unmarshal(text, WatchEvent.class);
    Workload workload = ForeignJson.types().convertValue(event.getObject(), Workload.class);
    assertThat(String.valueOf(workload.getMetadata().getManagedFields()))
        .contains(ForeignJson.CUT)
        .hasSizeLessThan(4_000);
  }

  @Test
  void aNumberThatIsTooLargeForItsTypeIsText() {
    String text =
        """
        {"metadata":{"name":"w"},"spec":{"disruption":{"minAvailable":%s,"maxUnavailable":"5%%"},
        "template":{"spec":{"containers":[]}}}}
        """;
    assertThat(minAvailable(text.formatted("3"))).isEqualTo(new IntOrString(3));
    assertThat(minAvailable(text.formatted("3000000000"))).isEqualTo(new IntOrString("3000000000"));
  }

  private static @Nullable IntOrString minAvailable(String text) {
    Disruption disruption =
        ForeignJson.types().unmarshal(text, Workload.class).getSpec().disruption();
    return disruption == null ? null : disruption.minAvailable();
  }

  private static String nested(String open, String close) {
    return open.repeat(DEEP) + "1" + close.repeat(DEEP);
  }
}
