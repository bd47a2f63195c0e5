package dev.orrery.localcluster.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.kubelet.pod.NodeTerm.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTermTest {

  private static final Map<String, String> LABELS = Map.of("zone", "a", "cores", "16");

  @ParameterizedTest
  @CsvSource({
    "zone, In, a;b, true",
    "zone, In, b, false",
    "rack, In, a, false",
    "zone, NotIn, b, true",
    "rack, NotIn, a, true",
    "zone, Exists, '', true",
    "rack, Exists, '', false",
    "rack, DoesNotExist, '', true",
    "cores, Gt, 8, true",
    "cores, Gt, 16, false",
    "cores, Lt, 32, true",
    "zone, Gt, 8, false",
    "zone, Sideways, a, false"
  })
  void eachOperator(String key, String operator, String values, boolean holds) {
    List<String> all = values.isEmpty() ? List.of() : Arrays.asList(values.split(";"));
    NodeTerm term = new NodeTerm(List.of(new Requirement(key, operator, all)), List.of());

    assertThat(term.holds("node-1", LABELS)).isEqualTo(holds);
  }

  @Test
  void theNameIsTheOnlyField() {
    NodeTerm mine =
        new NodeTerm(List.of(), List.of(new Requirement("metadata.name", "In", List.of("node-1"))));
    NodeTerm other =
        new NodeTerm(List.of(), List.of(new Requirement("spec.x", "In", List.of("node-1"))));

    assertThat(mine.holds("node-1", LABELS)).isTrue();
    assertThat(mine.holds("node-2", LABELS)).isFalse();
    assertThat(other.holds("node-1", LABELS)).isFalse();
  }

  @Test
  void anEmptyTermSatisfiesNothing() {
    assertThat(new NodeTerm(List.of(), List.of()).holds("node-1", LABELS)).isFalse();
  }
}
