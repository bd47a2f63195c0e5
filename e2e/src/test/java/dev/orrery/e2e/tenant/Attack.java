package dev.orrery.e2e.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One attempt, as its file has it.
 *
 * @param name folder and name of the file
 * @param tries what it is after
 * @param outcome what the tenant has to see
 * @param steps requests in their order; the last is the attempt itself
 */
record Attack(String name, String tries, Outcome outcome, List<Step> steps) {

  static final Path FOLDER = Path.of("src/test/resources/tenant");

  /** {@code -Dorrery.e2e.attacks=oversize/.*} tries some only. */
  private static final String WHICH = System.getProperty("orrery.e2e.attacks", ".*");

  private static final YAMLMapper YAML = new YAMLMapper();

  /** How an attempt ends for the one who made it. */
  sealed interface Outcome {

    /** The API server says no, with this code and these words. */
    record Refused(int code, String words) implements Outcome {}

    /** Kubernetes takes it, with this code and these words: it reaches nobody but himself. */
    record Taken(int code, String words) implements Outcome {}

    /** The API server takes it without the part that matters, and says so in a warning. */
    record Warned(String words) implements Outcome {}

    /** The API server takes it; a condition of an object of his says what became of it. */
    record Told(String kind, String name, String type, String reason, String words)
        implements Outcome {}
  }

  /** All of them, in the order of their names. */
  static List<Attack> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Attack::read)
          .filter(attack -> attack.name().matches(WHICH))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static Attack read(Path file) {
    String name = FOLDER.relativize(file).toString().replace(".yaml", "");
    try {
      Map<String, String> head = head(Files.readAllLines(file));
      List<Step> steps = new ArrayList<>();
      try (MappingIterator<JsonNode> documents =
          YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
        while (documents.hasNext()) {
          steps.add(Step.of(documents.next()));
        }
      }
      return new Attack(name, head.getOrDefault("Tries", ""), outcome(name, head), steps);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Comment lines such as {@code # Tries: this}, continued by lines that are indented more. */
  private static Map<String, String> head(List<String> lines) {
    Map<String, String> head = new LinkedHashMap<>();
    String key = "";
    for (String line : lines) {
      if (!line.startsWith("#")) {
        break;
      }
      if (line.matches("# [A-Z][a-z]+: .*")) {
        key = line.substring(2, line.indexOf(':'));
        head.put(key, line.substring(line.indexOf(':') + 2).strip());
      } else {
        head.merge(key, line.substring(1).strip(), (before, more) -> before + " " + more);
      }
    }
    return head;
  }

  private static Outcome outcome(String name, Map<String, String> head) {
    if (head.containsKey("Refused")) {
      String[] parts = head.getOrDefault("Refused", "").split(" ", 2);
      return new Outcome.Refused(Integer.parseInt(parts[0]), parts[1]);
    }
    if (head.containsKey("Taken")) {
      String[] parts = head.getOrDefault("Taken", "").split(" ", 2);
      return new Outcome.Taken(Integer.parseInt(parts[0]), parts[1]);
    }
    if (head.containsKey("Warned")) {
      return new Outcome.Warned(head.getOrDefault("Warned", ""));
    }
    String[] parts = head.getOrDefault("Told", "").split("[ /]", 5);
    if (parts.length < 5) {
      throw new IllegalArgumentException(
          name + " says neither Refused, Taken, Warned nor Told. Maybe see README.md there.");
    }
    return new Outcome.Told(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }
}
