package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.orrery.kube.write.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Kubernetes objects in YAML files. */
final class Manifests {

  private static final YAMLMapper YAML = new YAMLMapper();

  private Manifests() {}

  /** All objects of the YAML files below a folder, file by file in the order of their names. */
  static List<ObjectNode> below(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Manifests::isManifest).sorted().toList();
    }
    List<ObjectNode> objects = new ArrayList<>();
    for (Path file : files) {
      objects.addAll(parse(Files.readString(file)));
    }
    return objects;
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") && !name.equals("kustomization.yaml");
  }

  /** The objects of a text of one or more YAML documents. */
  static List<ObjectNode> parse(String yaml) throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      while (documents.hasNext()) {
        if (documents.next() instanceof ObjectNode object && object.has("kind")) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  /** A text beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream in = Manifests.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar. Maybe build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Where an object belongs; in a namespace where it names one. */
  static ObjectRef ref(JsonNode object) {
    JsonNode namespace = object.at("/metadata/namespace");
    return new ObjectRef(
        object.path("apiVersion").asText(),
        plural(object.path("kind").asText()),
        namespace.isTextual() ? namespace.asText() : null,
        object.at("/metadata/name").asText());
  }

  /**
   * The plural that the API serves a kind under, by the rules that Kubernetes itself guesses by.
   */
  static String plural(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    if (lower.endsWith("s")) {
      return lower + "es";
    }
    return lower.endsWith("y") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
  }
}
