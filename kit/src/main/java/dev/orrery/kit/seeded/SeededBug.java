package dev.orrery.kit.seeded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bug as a patch of the product's sources. Its file has a header of lines {@code Area:}, {@code
 * Does:}, {@code Resembles:}, {@code Source:}, perhaps {@code Found-by:}, then a unified diff as
 * {@code git diff} writes it.
 *
 * @param id the file's name without its ending
 * @param area the package that is changed, in short
 * @param does what is wrong then
 * @param resembles what of the kind befell others
 * @param source where that is told
 * @param foundBy the check that found it before; empty when none did, or it was not tried yet
 * @param diff against the checkout
 */
public record SeededBug(
    String id,
    String area,
    String does,
    String resembles,
    String source,
    String foundBy,
    String diff) {

  private static final String ENDING = ".patch";
  private static final String BEGIN = "diff --git ";

  /** All bugs of a checkout, by name. */
  public static List<SeededBug> all(Path checkout) {
    Path folder = checkout.resolve("kit/bugs");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(SeededBug::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One bug.
   *
   * @throws IllegalArgumentException when a line of the header or the diff is missing
   */
  static SeededBug read(Path file) {
    String name = String.valueOf(file.getFileName());
    String id = name.substring(0, name.length() - ENDING.length());
    try {
      String text = Files.readString(file);
      int diff = text.indexOf(BEGIN);
      if (diff < 0) {
        throw new IllegalArgumentException(
            file + " has no diff. Maybe write it with git diff, after the header.");
      }
      String header = text.substring(0, diff);
      return new SeededBug(
          id,
          field(file, header, "Area"),
          field(file, header, "Does"),
          field(file, header, "Resembles"),
          field(file, header, "Source"),
          value(header, "Found-by").orElse(""),
          text.substring(diff));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that it changes or makes, from the checkout on. */
  public List<String> files() {
    return diff.lines()
        .filter(line -> line.startsWith("+++ b/"))
        .map(line -> line.substring("+++ b/".length()).strip())
        .toList();
  }

  @Override
  public String toString() {
    return id;
  }

  private static String field(Path file, String header, String name) {
    return value(header, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    file + " has no line " + name + ". Maybe look at another bug's header."));
  }

  private static Optional<String> value(String header, String name) {
    return header
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .findFirst();
  }
}
