package dev.orrery.localcluster.image;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Short names for contents: the first digits of their SHA-256. */
final class ImageKey {
  private static final int DIGITS = 12;

  private ImageKey() {}

  /** For texts in their order. */
  static String of(Collection<String> texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return digits(digest);
  }

  /** For files in their order, with their names. */
  static String ofFiles(Collection<Path> files) {
    MessageDigest digest = sha256();
    try {
      for (Path file : files) {
        digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading the image's files");
    }
    return digits(digest);
  }

  private static String digits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing. Maybe the JDK is damaged.", e);
    }
  }
}
