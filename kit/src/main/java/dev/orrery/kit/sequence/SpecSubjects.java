package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** All kinds whose specs are drawn; a new one adds its own here. */
public final class SpecSubjects {

  private SpecSubjects() {}

  /** All of them. */
  public static List<SpecSubject> all() {
    return List.of(new ControlPlaneSpecs(), new WorkloadSpecs());
  }

  /** Those whose definitions' names begin so; all with an empty text. */
  public static List<SpecSubject> named(String prefix) {
    return all().stream().filter(subject -> subject.crd().startsWith(prefix)).toList();
  }

  /** One of these values, each written as YAML; {@code null} leaves the field out. */
  static Arbitrary<JsonNode> of(String... values) {
    return Arbitraries.of(Arrays.stream(values).map(SpecSchema::tree).toList());
  }
}
