package dev.orrery.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainingTest {

  private static final String LONG = "a".repeat(60) + "-" + "b".repeat(20);

  @ParameterizedTest
  @CsvSource({
    "shop,shop,true",
    "shop-2,shop,false",
    "'',shop,false",
    "LONGCUT-1a2b3c,LONG,true",
    "other-1a2b3c,LONG,false",
    "'',LONG,false"
  })
  void aLabelNamesAWorkloadAlsoWhenItHadToBeCut(String label, String workload, boolean names) {
    String cut = label.replace("LONGCUT", LONG.substring(0, 52));
    assertThat(Explaining.names(cut, workload.replace("LONG", LONG))).isEqualTo(names);
  }
}
