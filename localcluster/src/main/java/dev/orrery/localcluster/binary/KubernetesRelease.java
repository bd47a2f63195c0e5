package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pinned Go module that Kubernetes' programs are built from, and how.
 *
 * @param module the text of go.mod
 * @param sums the text of go.sum
 */
public record KubernetesRelease(String module, String sums) implements GoSources {
  private static final Pattern VERSION =
      Pattern.compile("k8s\\.io/kubernetes v(\\d+)\\.(\\d+)\\.(\\S+)");
  private static final Pattern GO = Pattern.compile("(?m)^go (\\d+)\\.(\\d+)");
  private static final String COMPONENT_BASE = "k8s.io/component-base/version.";
  private static final int KEY_DIGITS = 12;

  /** The release that this build of Orrery was made with. */
  public static KubernetesRelease pinned() {
    return new KubernetesRelease(resource("go.mod"), resource("go.sum"));
  }

  /** Kubernetes' version with a leading v. */
  public String version() {
    Matcher version = match(VERSION);
    return "v" + version.group(1) + "." + version.group(2) + "." + version.group(3);
  }

  @Override
  public String go() {
    Matcher go = match(GO);
    return go.group(1) + "." + go.group(2);
  }

  @Override
  public String key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(module, sums, String.join(" ", buildCommand(Path.of("."))))) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return version() + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing. Maybe the JDK is damaged.", e);
    }
  }

  @Override
  public List<String> buildCommand(Path out) {
    return buildCommand(out, files().stream().map("k8s.io/kubernetes/cmd/"::concat).toList());
  }

  /** The command that builds these packages into a folder, as programs of this version. */
  List<String> buildCommand(Path out, List<String> packages) {
    Matcher version = match(VERSION);
    String flags =
        "-s -w -X %1$sgitVersion=%2$s -X %1$sgitMajor=%3$s -X %1$sgitMinor=%4$s -X %1$sgitTreeState=clean"
            .formatted(COMPONENT_BASE, version(), version.group(1), version.group(2));
    List<String> command =
        new ArrayList<>(
            List.of("go", "build", "-v", "-trimpath", "-ldflags", flags, "-o", out + "/"));
    command.addAll(packages);
    return command;
  }

  @Override
  public List<String> files() {
    return Arrays.stream(Program.values())
        .filter(program -> program != Program.ETCD)
        .map(Program::file)
        .toList();
  }

  @Override
  public void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("go.mod"), module);
      Files.writeString(folder.resolve("go.sum"), sums);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + folder);
    }
  }

  private Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(module);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "go.mod has no match for " + pattern + ". Maybe the file was damaged.");
    }
    return matcher;
  }

  private static String resource(String name) {
    try (InputStream in = KubernetesRelease.class.getResourceAsStream("kubernetes/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar. Maybe the jar was damaged.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
