package dev.orrery.scheduler.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {

  @ParameterizedTest
  @CsvSource({
    "rack IN 1 2;rack NOT_IN 1, false",
    "rack IN 1;rack NOT_IN 1, true",
    "rack EXISTS;rack DOES_NOT_EXIST, true",
    "rack NOT_IN 1;rack DOES_NOT_EXIST, false",
    "rack GT 3;rack LT 5, false",
    "rack GT 3;rack LT 4, true",
    "rack GT 3;rack LT 5;rack NOT_IN 4, true",
    "rack IN 7;rack GT 3, false",
    "rack EXISTS;zone DOES_NOT_EXIST, true",
    "zone IN b, true",
    "metadata.name IN a, true",
    "metadata.name NOT_IN a, false",
  })
  void onlyWhatNoNodeCanSatisfy(String term, boolean expected) {
    List<Requirement> labels = new ArrayList<>();
    List<Requirement> fields = new ArrayList<>();
    for (String text : term.split(";", -1)) {
      String[] words = text.split(" ", -1);
      List<String> values = List.of(words).subList(2, words.length);
      var requirement = new Requirement(words[0], Requirement.Operator.valueOf(words[1]), values);
      (words[0].equals("metadata.name") ? fields : labels).add(requirement);
    }
    var shape =
        new PodShape(
            "default",
            Map.of(),
            "orrery",
            0,
            Resources.NONE,
            List.of(),
            Map.of("zone", "a"),
            new NodeAffinity(List.of(new NodeAffinity.Term(labels, fields)), List.of()),
            List.of(),
            List.of(),
            PodAffinity.NONE,
            PodAffinity.NONE,
            List.of(),
            List.of());
    assertThat(Contradiction.in(shape)).isEqualTo(expected);
  }
}
