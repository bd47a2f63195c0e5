package dev.orrery.kube.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiRequest;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

  private static final String STATUS =
      "{\"kind\":\"Status\",\"reason\":\"Forbidden\",\"message\":\"exceeded quota: q\"}";

  @ParameterizedTest
  @CsvSource({
    "200,Applied",
    "201,Applied",
    "404,Gone",
    "409,Conflict",
    "403,Refused",
    "422,Refused",
    "429,Refused",
    "500,Unknown",
    "503,Unknown",
    "504,Unknown"
  })
  void theCodeDecides(int code, String result) {
    var answer = new ApiAnswer(code, STATUS, null);

    assertThat(Answers.result(answer, true).getClass().getSimpleName()).isEqualTo(result);
  }

  @Test
  void anApplyThatTheSchemaDoesNotKnowIsRefusedThoughItComesAsA500() {
    String status =
        "{\"kind\":\"Status\",\"message\":\"failed to create typed patch object (a/b;"
            + " apps/v1): .spec.x: field not declared in schema\"}";

    assertThat(Answers.result(new ApiAnswer(500, status, null), true))
        .isInstanceOf(WriteResult.Refused.class);
  }

  @Test
  void theServersWordsAreKept() {
    var result = Answers.result(new ApiAnswer(403, STATUS, 3), true);

    assertThat(result.message()).isEqualTo("exceeded quota: q");
    assertThat(result)
        .isEqualTo(
            new WriteResult.Refused(new ServerStatus(403, "Forbidden", "exceeded quota: q", 3)));
    assertThatThrownBy(result::orThrow)
        .isInstanceOf(WriteFailedException.class)
        .hasMessage("exceeded quota: q")
        .extracting(e -> ((WriteFailedException) e).reason())
        .isEqualTo("WriteRefused");
  }

  @Test
  void aBodyThatIsNoStatusBecomesTheMessage() {
    assertThat(Answers.result(new ApiAnswer(502, " bad gateway\n", null), true).message())
        .isEqualTo("bad gateway");
  }

  @Test
  void theObjectIsThereWhenAskedFor() {
    var answer =
        new ApiAnswer(
            200,
            """
            {"kind":"ConfigMap","metadata":{"uid":"u","resourceVersion":"9"},"data":{"a":"b"}}""",
            null);

    var applied = Answers.result(answer, true).orThrow();

    assertThat(applied.resourceVersion()).isEqualTo("9");
    assertThat(applied.uid()).isEqualTo("u");
    assertThat(applied.as(io.fabric8.kubernetes.api.model.ConfigMap.class).getData())
        .containsEntry("a", "b");
    assertThat(Answers.result(answer, false).orThrow().uid()).isEmpty();
  }

  @Test
  void onlyARefusedConnectionIsKnownNotToHaveArrived() {
    var request = ApiRequest.get("/version");

    assertThat(Answers.lost(request, new ConnectException()))
        .isInstanceOf(WriteResult.NotSent.class);
    assertThat(Answers.lost(request, new IOException("reset")))
        .isEqualTo(new WriteResult.Unknown("no answer to GET /version: reset"));
  }
}
