package dev.orrery.localcluster.binary;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mirror of Debian's archive that this system already uses, so that a local mirror is honoured.
 */
final class DebianMirror {
  private static final String DEFAULT = "http://deb.debian.org/debian";
  private static final Path APT = Path.of("/etc/apt");
  private static final Pattern ARCHIVE =
      Pattern.compile("(?m)^(?:URIs:|deb(?: \\[[^]]*])?)\\s+(https?://\\S+/debian)/?(?=\\s|$)");

  private DebianMirror() {}

  static String ofSystem() {
    return in(APT.resolve("sources.list")).or(DebianMirror::inParts).orElse(DEFAULT);
  }

  /** The first archive that a file of sources names, in either of apt's two formats. */
  static Optional<String> named(String sources) {
    Matcher archive = ARCHIVE.matcher(sources);
    return archive.find() ? Optional.of(archive.group(1)) : Optional.empty();
  }

  private static Optional<String> inParts() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(APT.resolve("sources.list.d"))) {
      for (Path file : files) {
        Optional<String> archive = in(file);
        if (archive.isPresent()) {
          return archive;
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> in(Path file) {
    try {
      return named(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
