package dev.orrery.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The folder of public data sets. It remembers what was read, so that a result can name it. */
public final class DataFolder {

  private final @Nullable Path root;
  private final Map<String, String> digests = new TreeMap<>();

  DataFolder(@Nullable Path root) {
    this.root = root;
  }

  /** Whether a folder was given at all; a benchmark that can do without asks this first. */
  public boolean given() {
    return root != null;
  }

  /**
   * Opens one file as UTF-8 text; a name that ends in {@code .gz} is unpacked.
   *
   * @param file the path below the data folder, for example {@code "openb/nodes.csv"}
   * @param source the public repository and path where the file comes from, for the error's text
   * @throws BenchException with exit code 2 when no folder was given or it lacks the file
   */
  public synchronized BufferedReader open(String file, String source) throws IOException {
    if (root == null) {
      throw new BenchException(
          ExitCode.USAGE,
          "--data and ORRERY_BENCH_DATA are not set, and " + file + " is needed. " + hint(source));
    }
    Path path = root.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new BenchException(
          ExitCode.USAGE,
          "--data (or ORRERY_BENCH_DATA) is "
              + root
              + ", which has no "
              + file
              + ". "
              + hint(source));
    }
    byte[] content = Files.readAllBytes(path);
    digests.put(file, HexFormat.of().formatHex(sha256().digest(content)));
    InputStream bytes = new ByteArrayInputStream(content);
    return new BufferedReader(
        new InputStreamReader(
            file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
  }

  /** SHA-256 over names and contents of all files read so far, or null when none was. */
  synchronized @Nullable String digest() {
    if (digests.isEmpty()) {
      return null;
    }
    MessageDigest all = sha256();
    digests.forEach(
        (file, digest) ->
            all.update((file + " " + digest + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(all.digest());
  }

  private static String hint(String source) {
    return "Maybe fetch it from the public repository " + source + ".";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "SHA-256 is missing from this JDK. Maybe its security providers were changed.", missing);
    }
  }
}
