package dev.orrery.kube.watch;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.JsonText;
import dev.orrery.kube.json.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionException;

/** Opens answers of the API server. */
@FunctionalInterface
public interface Opener {

  /**
   * Opens the answer to a GET.
   *
   * @param path path and query
   * @throws IOException when there is no answer, or another than 200
   */
  InputStream open(String path) throws IOException;

  /**
   * Over HTTP.
   *
   * @param userAgent who asks, as the audit log shows it
   */
  static Opener over(ApiHttp http, String userAgent) {
    return path -> {
      HttpResponse<InputStream> answer;
      try {
        answer = http.open(new ApiRequest("GET", path, null, null, userAgent)).join();
      } catch (CompletionException failed) {
        Throwable cause = ApiHttp.cause(failed);
        throw new IOException("no answer: " + cause, cause);
      }
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      throw refusal(answer);
    };
  }

  private static IOException refusal(HttpResponse<InputStream> answer) throws IOException {
    try (var body = answer.body();
        var parser = JsonText.parser(body)) {
      parser.nextToken();
      ServerRefusal said = StatusReader.read(new JsonCursor(parser, new Pool()));
      return said.codeIs(answer.statusCode())
          ? said
          : new ServerRefusal(answer.statusCode(), answer.statusCode() + "");
    } catch (com.fasterxml.jackson.core.JsonProcessingException noStatus) {
      return new ServerRefusal(answer.statusCode(), answer.statusCode() + " without a reason");
    }
  }
}
