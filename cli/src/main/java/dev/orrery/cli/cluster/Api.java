package dev.orrery.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.json.ForeignJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads from an API server as JSON, whatever the kind. */
public final class Api {

  private static final ObjectMapper MAPPER = ForeignJson.mapper();
  private static final int PAGE = 500;

  private final Function<String, ApiAnswer> get;

  /**
   * Over a way to send a GET.
   *
   * @param get path and query to answer
   */
  public Api(Function<String, ApiAnswer> get) {
    this.get = get;
  }

  /** The object at a path, empty where there is none. */
  public Optional<JsonNode> find(String path) {
    ApiAnswer answer = get.apply(path);
    if (answer.code() == 404) {
      return Optional.empty();
    }
    return Optional.of(json(path, answer));
  }

  /** The text at a path, such as metrics. */
  public String text(String path) {
    return successful(path, get.apply(path)).body();
  }

  /** All objects of a collection, read in pages; none where the kind does not exist. */
  public List<JsonNode> list(String path) {
    List<JsonNode> items = new ArrayList<>();
    String more = "";
    do {
      String page = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE + more;
      Optional<JsonNode> answer = find(page);
      if (answer.isEmpty()) {
        return items;
      }
      answer.get().path("items").forEach(items::add);
      String token = answer.get().path("metadata").path("continue").asText();
      more = token.isEmpty() ? "" : "&continue=" + token;
    } while (!more.isEmpty());
    return items;
  }

  private static JsonNode json(String path, ApiAnswer answer) {
    try {
      return MAPPER.readTree(successful(path, answer).body());
    } catch (JsonProcessingException e) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "the answer to "
              + path
              + " is no JSON. Maybe the address is not that of a Kubernetes API.",
          e);
    }
  }

  private static ApiAnswer successful(String path, ApiAnswer answer) {
    if (answer.successful()) {
      return answer;
    }
    if (answer.code() == 401 || answer.code() == 403) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "reading " + path + " is refused: " + message(answer) + ". Maybe use another context.");
    }
    throw new CommandException(
        ExitCode.UNAVAILABLE,
        "reading " + path + " gave " + answer.code() + ": " + message(answer));
  }

  private static String message(ApiAnswer answer) {
    try {
      String message = MAPPER.readTree(answer.body()).path("message").asText();
      return message.isEmpty() ? answer.body().strip() : message;
    } catch (JsonProcessingException plain) {
      return answer.body().strip();
    }
  }
}
