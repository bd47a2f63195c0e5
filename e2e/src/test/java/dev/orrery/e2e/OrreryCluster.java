package dev.orrery.e2e;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * A cluster that {@code orrery up} made, under a name of its own. Ends with {@code orrery down}.
 *
 * @param shell runs commands against it, as if it were the only one
 * @param client talks to it as its administrator
 */
public record OrreryCluster(String name, Shell shell, KubernetesClient client)
    implements AutoCloseable {

  /** Reads whatever the API server stores, also what was made to break readers. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNameLength(Integer.MAX_VALUE)
                      .maxNestingDepth(Integer.MAX_VALUE)
                      .build())
              .build());

  /** The exit code of a command for which this machine lacks a right. */
  private static final int NO_RIGHT = 77;

  /**
   * Brings one up; a test that needs it is reported as not run where the machine lacks a right.
   *
   * @param options of {@code up}
   */
  public static OrreryCluster up(String purpose, Map<String, String> environment, String options) {
    String name = "e2e-" + purpose + "-" + ProcessHandle.current().pid();
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("ORRERY_CLUSTER", name);
    Shell shell = new Shell(Map.copyOf(variables));
    Shell.Result up = shell.run("./orrery up --output json " + options);
    if (up.exit() == NO_RIGHT) {
      String reason = "not run: " + up.err().strip();
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    if (up.exit() != 0) {
      shell.run("./orrery down");
    }
    JsonNode status = json(up.succeeded().out());
    Config config = Config.fromKubeconfig(new File(status.path("kubeconfig").asText()));
    return new OrreryCluster(name, shell, new KubernetesClientBuilder().withConfig(config).build());
  }

  /** Runs {@code orrery} with these arguments; it has to succeed. */
  public String orrery(String arguments) {
    return shell.run("./orrery " + arguments).succeeded().out();
  }

  /** Runs the cluster's kubectl; it has to succeed. */
  public String kubectl(String arguments) {
    return orrery("kubectl " + arguments);
  }

  /** What {@code orrery status} says. */
  public JsonNode status() {
    return json(orrery("status --output json"));
  }

  /** The process id of one of the cluster's processes. */
  public long pid(String process) {
    return StreamSupport.stream(status().path("processes").spliterator(), false)
        .filter(each -> each.path("name").asText().equals(process))
        .filter(each -> each.path("alive").asBoolean())
        .mapToLong(each -> each.path("pid").asLong())
        .findFirst()
        .orElseThrow(() -> new AssertionError(process + " does not run: " + status()));
  }

  /** A namespace to be alone in; it goes with the cluster. */
  String namespace(String namespace) {
    kubectl("create namespace " + namespace);
    return namespace;
  }

  @Override
  public void close() {
    client.close();
    shell.run("mkdir -p e2e/target && ./orrery report --file e2e/target/" + name + ".zip");
    orrery("down");
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
