package dev.orrery.cli.cluster;

import dev.orrery.kube.http.ApiAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** An API that gives the answers it was told; what it was not told is not there. */
public final class CannedApi {

  private final Map<String, Deque<ApiAnswer>> answers = new HashMap<>();

  /** Answers a path; told several times, one after the other, the last one for ever. */
  public CannedApi on(String path, String json) {
    return on(path, 200, json);
  }

  /** The same with a code. */
  public CannedApi on(String path, int code, String json) {
    String body = json.replace('\'', '"');
    answers.computeIfAbsent(path, p -> new ArrayDeque<>()).add(new ApiAnswer(code, body, null));
    return this;
  }

  /** Answers a listing by path without its paging. */
  public CannedApi onList(String path, String... items) {
    return on(path, "{'items':[" + String.join(",", items) + "]}");
  }

  /** The API itself. */
  public Api api() {
    return new Api(this::answer);
  }

  private ApiAnswer answer(String path) {
    String bare = path.replaceAll("[?&]limit=500", "");
    Deque<ApiAnswer> left = answers.getOrDefault(bare, new ArrayDeque<>());
    if (left.isEmpty()) {
      return new ApiAnswer(404, "{\"message\":\"not there\"}", null);
    }
    return left.size() == 1 ? left.getFirst() : left.removeFirst();
  }
}
