package dev.orrery.bench.fakenodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.bench.BenchException;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Creates pods that are bound already, and checks through the API alone what became of them.
 *
 * @param api to write to and read from
 * @param nodes names, each gets its share
 */
record Load(ApiServer api, List<String> nodes) {

  private static final String NAMESPACE = "load";
  private static final int IN_FLIGHT = 32;
  private static final int CREATED = 201;
  private static final int PAGE = 500;
  private static final int SHAPES = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Creates this many pods of twelve shapes. */
  void create(int pods) throws InterruptedException {
    prepare();
    Semaphore room = new Semaphore(IN_FLIGHT);
    AtomicReference<String> refused = new AtomicReference<>("");
    for (int i = 0; i < pods; i++) {
      room.acquire();
      var _ =
          api.send(api.request("POST", path("pods"), pod(i), "application/json"))
              .whenComplete(
                  (answer, failure) -> {
                    if (failure != null) {
                      refused.set(failure.toString());
                    } else if (answer.statusCode() != CREATED) {
                      refused.set(answer.body());
                    }
                    room.release();
                  });
    }
    room.acquire(IN_FLIGHT);
    if (!refused.get().isEmpty()) {
      throw BenchException.wrong("a pod was not created: " + refused.get());
    }
  }

  /** Every pod is Running and Ready on its node, with an address that no other pod has. */
  void check(int pods) throws IOException {
    Census census = new Census();
    String next = "";
    do {
      JsonNode page = JSON.readTree(get(path("pods") + "?limit=" + PAGE + "&continue=" + next));
      page.path("items").forEach(census::count);
      next = page.path("metadata").path("continue").asText();
    } while (!next.isEmpty());
    census.require(pods);
  }

  private void prepare() {
    post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + NAMESPACE + "\"}}");
    post(path("serviceaccounts"), "{\"metadata\":{\"name\":\"default\"}}");
  }

  private void post(String path, String body) {
    HttpResponse<String> answer =
        api.send(api.request("POST", path, bytes(body), "application/json")).join();
    if (answer.statusCode() != CREATED) {
      throw BenchException.wrong("POST " + path + ": " + answer.body());
    }
  }

  private String get(String path) {
    HttpResponse<String> answer =
        api.send(api.request("GET", path, null, "application/json")).join();
    if (answer.statusCode() != 200) {
      throw BenchException.wrong("GET " + path + ": " + answer.body());
    }
    return answer.body();
  }

  private byte[] pod(int i) {
    String node = nodes.get(i % nodes.size());
    int shape = i % SHAPES;
    return bytes(
        """
        {"metadata": {"name": "load-%d", "labels": {"app": "load-%d"}},
         "spec": {"nodeName": "%s", "containers": [{"name": "main", "image": "load:%d",
           "env": [{"name": "SHAPE", "value": "%d"}],
           "resources": {"requests": {"cpu": "%dm", "memory": "%dMi"}, "limits": {"memory": "%dMi"}}}]}}
        """
            .formatted(
                i, shape, node, shape, shape, 50 + 10 * shape, 64 + 16 * shape, 128 + 16 * shape));
  }

  private static String path(String resource) {
    return "/api/v1/namespaces/" + NAMESPACE + "/" + resource;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
