package dev.orrery.kube.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.JsonText;
import dev.orrery.kube.json.Pool;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.Taint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeReaderTest {

  @Test
  void readsWhatPlacementAsks() throws IOException {
    Node node =
        NodeReader.read(
            cursor(
                """
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1","labels":{"zone":"a"},"managedFields":[{"x":{}}]},
                 "spec":{"unschedulable":true,"podCIDR":"10.0.0.0/24","taints":[
                   {"key":"a","effect":"NoSchedule"},{"key":"b","value":"1","effect":"NoExecute","timeAdded":"2026-01-01T00:00:00Z"},
                   {"key":"c","effect":"PreferNoSchedule"},{"key":"d","effect":"Unheard"}]},
                 "status":{"capacity":{"cpu":"9"},"allocatable":{"cpu":"4","memory":"8Gi","pods":"110","example.com/gpu":"2"},
                   "images":[{"names":["x"],"sizeBytes":5}]}}
                """));
    assertThat(node.name()).isEqualTo("n1");
    assertThat(node.labels()).isEqualTo(Map.of("zone", "a"));
    assertThat(node.unschedulable()).isTrue();
    assertThat(node.taints())
        .containsExactly(
            new Taint("a", "", Taint.Effect.NO_SCHEDULE),
            new Taint("b", "1", Taint.Effect.NO_EXECUTE),
            new Taint("c", "", Taint.Effect.PREFER_NO_SCHEDULE),
            new Taint("d", "", Taint.Effect.NO_SCHEDULE));
    assertThat(node.allocatable().amounts())
        .isEqualTo(Map.of("cpu", 4000L, "memory", 8L << 30, "pods", 110L, "example.com/gpu", 2L));
  }

  @Test
  void aNodeWithoutAllocatableTakesNothing() throws IOException {
    Node node = NodeReader.read(cursor("{\"metadata\":{\"name\":\"n1\"},\"status\":{}}"));
    assertThat(node.allocatable()).isEqualTo(Resources.NONE);
    assertThat(node.unschedulable()).isFalse();
  }

  @Test
  void readsNamespaces() throws IOException {
    String json =
        "{\"metadata\":{\"name\":\"shop\",\"labels\":{\"team\":\"x\"}},\"spec\":{\"finalizers\":[\"kubernetes\"]}}";
    assertThat(NamespaceReader.read(cursor(json)))
        .isEqualTo(new Namespace("shop", Map.of("team", "x")));
  }

  private static JsonCursor cursor(String json) throws IOException {
    var parser = JsonText.parser(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    parser.nextToken();
    return new JsonCursor(parser, new Pool());
  }
}
