package dev.orrery.crds.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A YAML of the fixtures.
 *
 * @param expected what the API server must say, from the first line of a rejected one; else empty
 */
record Fixture(String name, String yaml, String expected) {

  private static final String MARK = "# expect: ";

  static List<Fixture> valid() {
    return in("valid");
  }

  static List<Fixture> rejected() {
    return in("rejected");
  }

  private static List<Fixture> in(String folder) {
    try (var files = Files.list(Path.of("src/test/resources/fixtures", folder))) {
      return files.sorted().map(Fixture::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Fixture read(Path file) {
    try {
      String yaml = Files.readString(file);
      String first = yaml.lines().findFirst().orElse("");
      String expected = first.startsWith(MARK) ? first.substring(MARK.length()) : "";
      return new Fixture(file.getFileName().toString(), yaml, expected);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
