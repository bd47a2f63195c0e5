package dev.orrery.kube.placement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.Pool;
import dev.orrery.kube.node.Namespace;
import dev.orrery.kube.node.NamespaceReader;
import dev.orrery.kube.node.NodeReader;
import dev.orrery.kube.pod.PodReader;
import dev.orrery.kube.pod.PodState;
import dev.orrery.scheduler.model.Node;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a picture from files: what {@code kubectl get nodes,pods,namespaces -A -o json} (or {@code
 * yaml}) prints, or manifests. Objects of other kinds are passed over.
 */
public final class ClusterFiles {

  private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final Pool pool = new Pool();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Namespace> namespaces = new ArrayList<>();
  private final List<PodState> pods = new ArrayList<>();

  private ClusterFiles() {}

  /**
   * Reads the files in order.
   *
   * @throws IOException when one is not there or is neither JSON nor YAML; the message names it
   */
  public static ClusterPicture read(List<Path> files) throws IOException {
    var reading = new ClusterFiles();
    for (Path file : files) {
      try {
        reading.file(file);
      } catch (IOException broken) {
        throw new IOException(
            "file "
                + file
                + " cannot be read: "
                + broken.getMessage()
                + ". Maybe write it with kubectl get nodes,pods -A -o json.",
            broken);
      }
    }
    return new ClusterPicture(reading.nodes, reading.namespaces, reading.pods);
  }

  private void file(Path file) throws IOException {
    boolean json;
    try (Reader start = Files.newBufferedReader(file)) {
      json = first(start) == '{';
    }
    ObjectMapper mapper = json ? JSON : YAML;
    try (Reader text = Files.newBufferedReader(file);
        JsonParser parser = mapper.createParser(text)) {
      while (parser.nextToken() != null) {
        document(mapper, parser);
      }
    }
  }

  /**
   * One document; the items of a list are taken one by one, so that a large list is never held as a
   * whole.
   */
  private void document(ObjectMapper mapper, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    var single = mapper.createObjectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals("items") && parser.isExpectedStartArrayToken()) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          object(mapper.readTree(parser), single.path("kind").asText().replaceFirst("List$", ""));
        }
      } else {
        single.set(name, mapper.readTree(parser));
      }
    }
    object(single, "");
  }

  private void object(JsonNode object, String kindOfList) throws IOException {
    String kind = object.path("kind").asText(kindOfList);
    try (JsonParser parser = object.traverse()) {
      parser.nextToken();
      var in = new JsonCursor(parser, pool);
      switch (kind) {
        case "Node" -> nodes.add(NodeReader.read(in));
        case "Namespace" -> namespaces.add(NamespaceReader.read(in));
        case "Pod" -> pods.add(PodReader.read(in));
        default -> in.skip();
      }
    }
  }

  private static int first(Reader text) throws IOException {
    int read = text.read();
    while (read >= 0 && (Character.isWhitespace(read) || read == '\uFEFF')) {
      read = text.read();
    }
    return read;
  }
}
