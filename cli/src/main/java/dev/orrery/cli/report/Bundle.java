package dev.orrery.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a support bundle. All are held until {@link #write}, for only then is it known which
 * values are to be blanked.
 */
final class Bundle {

  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final Redaction redaction = new Redaction();
  private final Map<String, JsonNode> objects = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();

  /** Adds a JSON file. */
  void add(String name, JsonNode content) {
    objects.put(name, redaction.strip(content));
  }

  /** Adds a text file. */
  void add(String name, String content) {
    texts.put(name, content);
  }

  /** The names of all files. */
  List<String> names() {
    Set<String> names = new TreeMap<>(objects).keySet();
    return java.util.stream.Stream.concat(names.stream(), texts.keySet().stream())
        .sorted()
        .toList();
  }

  /** Writes the archive, readable by its owner only; an existing file is not overwritten. */
  void write(Path archive) throws IOException {
    OutputStream file = create(archive);
    try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, JsonNode> entry : objects.entrySet()) {
        put(zip, entry.getKey(), pretty(redaction.blank(entry.getValue().deepCopy())));
      }
      for (Map.Entry<String, String> entry : texts.entrySet()) {
        put(zip, entry.getKey(), redaction.blank(entry.getValue()));
      }
    }
  }

  private static OutputStream create(Path archive) throws IOException {
    Path folder = archive.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(
        archive,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(archive, StandardOpenOption.WRITE);
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String pretty(JsonNode node) throws JsonProcessingException {
    return JSON.writeValueAsString(node) + "\n";
  }
}
