package dev.orrery.crds.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the CRDs has a fixture that it refuses, with the words a person reads. */
class FixtureTest {

  @ParameterizedTest
  @MethodSource("crds")
  void everyRuleHasAFixture(CustomResourceDefinition crd) {
    List<String> expected = Fixture.rejected().stream().map(Fixture::expected).toList();
    assertThat(CrdRules.of(crd))
        .isNotEmpty()
        .filteredOn(located -> !located.rule().getRule().contains("oldSelf"))
        .allSatisfy(
            located ->
                assertThat(expected)
                    .as("%s %s", located.path(), located.rule().getRule())
                    .anyMatch(text -> words(located).matcher(text).matches()));
  }

  @Test
  void everyRejectedFixtureSaysWhatItExpects() {
    assertThat(Fixture.rejected())
        .isNotEmpty()
        .allSatisfy(fixture -> assertThat(fixture.expected()).as(fixture.name()).isNotBlank());
  }

  static Stream<CustomResourceDefinition> crds() {
    return Definitions.all().stream();
  }

  private static Pattern words(CrdRules.Located located) {
    String mark = "\u0000";
    return Pattern.compile(
        Pattern.quote(CrdRules.words(located.rule(), mark)).replace(mark, "\\E.*\\Q"));
  }
}
