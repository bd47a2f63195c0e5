package dev.orrery.reconcilers.owned;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMatchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1,'b':2} | {'a':1} | true",
        "{'a':1} | {'a':1,'b':2} | false",
        "{'a':2} | {'a':1} | false",
        "{} | {'a':{}} | true",
        "{} | {'a':[]} | true",
        "{} | {'a':''} | true",
        "{} | {'a':false} | false",
        "{'a':[{'n':'x','d':1},{'n':'y'}]} | {'a':[{'n':'x'},{'n':'y'}]} | true",
        "{'a':[{'n':'injected'},{'n':'x'}]} | {'a':[{'n':'x'}]} | true",
        "{'a':[{'n':'y'},{'n':'x'}]} | {'a':[{'n':'x'},{'n':'y'}]} | false",
        "{'a':[{'n':'x'}]} | {'a':[{'n':'x'},{'n':'y'}]} | false",
        "{'cpu':'1'} | {'cpu':'1000m'} | true",
        "{'cpu':'1'} | {'cpu':1} | true",
        "{'m':'1Gi'} | {'m':'1024Mi'} | true",
        "{'m':'1Gi'} | {'m':'1G'} | false",
        "{'a':'text'} | {'a':'other'} | false",
      })
  void coversWhatIsDesiredAndNoMore(String live, String desired, boolean covers)
      throws IOException {
    assertThat(
            FieldMatch.covers(
                JSON.readTree(live.replace('\'', '"')), JSON.readTree(desired.replace('\'', '"'))))
        .isEqualTo(covers);
  }
}
