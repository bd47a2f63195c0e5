package dev.orrery.localcluster.fleet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a fleet from a YAML file: {@code groups:} and below it the fields of {@link NodeGroup}. */
final class FleetFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private FleetFile() {}

  static FleetSpec read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new FleetException(
          "--fleet is %s. Maybe give demo, mix, openb or the path of a YAML file.".formatted(file));
    }
    try {
      return parse(Files.readString(file), file);
    } catch (IOException e) {
      throw new FleetException(
          "--fleet is %s: %s. Maybe check that the file can be read."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  static FleetSpec parse(String text, Path file) {
    try {
      return YAML.readValue(text, FleetSpec.class);
    } catch (JacksonException e) {
      throw new FleetException(
          "--fleet is %s: %s. Maybe compare with the example in docs/fake-kubelet.md."
              .formatted(file, firstCause(e)),
          e);
    }
  }

  private static String firstCause(JacksonException e) {
    return e.getCause() instanceof FleetException cause
        ? String.valueOf(cause.getMessage())
        : e.getOriginalMessage();
  }
}
