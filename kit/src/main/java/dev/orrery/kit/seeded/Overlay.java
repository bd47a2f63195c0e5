package dev.orrery.kit.seeded;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The classes of a product with a bug, as far as they differ: compiled in a folder of their own, to
 * stand before the built ones on a class path. The checkout is only read.
 */
public final class Overlay {

  private static final List<String> MODULES =
      List.of("plan", "scheduler", "crds", "kube", "reconcilers", "operator");

  private final Path checkout;
  private final List<Path> sources;

  /** For the sources of this checkout. */
  public Overlay(Path checkout) {
    this.checkout = checkout;
    List<Path> all = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(checkout.resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    this.sources = List.copyOf(all);
  }

  /**
   * Applies and compiles.
   *
   * @param work a folder of this bug's own; it need not exist
   * @return the folder of classes
   * @throws BugException when the patch does not apply or compile any more
   */
  public Path build(SeededBug bug, Path work) {
    try {
      Path patched = Files.createDirectories(work.resolve("src"));
      Path classes = Files.createDirectories(work.resolve("classes"));
      for (String file : bug.files()) {
        Path to = patched.resolve(file);
        Files.createDirectories(Objects.requireNonNull(to.getParent(), "a folder"));
        Files.deleteIfExists(to);
        if (Files.exists(checkout.resolve(file))) {
          Files.copy(checkout.resolve(file), to);
        }
      }
      apply(bug, patched);
      compile(bug, patched, classes);
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void apply(SeededBug bug, Path patched) throws IOException {
    Path diff = patched.resolveSibling("bug.diff");
    Files.writeString(diff, bug.diff());
    ProcessBuilder git =
        new ProcessBuilder("git", "apply", "--whitespace=nowarn", "--recount", diff.toString())
            .directory(patched.toFile())
            .redirectErrorStream(true);
    // A repository further up would make git look there for what it is to change.
    git.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(patched.getParent()));
    git.environment().remove("GIT_DIR");
    Process process = git.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new BugException(
          bug + " does not apply: " + said.strip() + ". Maybe make its diff anew.");
    }
  }

  private void compile(SeededBug bug, Path patched, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BugException("There is no compiler. Maybe run on a JDK.");
    }
    List<Path> files = new ArrayList<>(bug.files().stream().map(patched::resolve).toList());
    files.addAll(dependents(bug));
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath());
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new BugException(
            bug + " does not compile: " + said.toString().strip() + ". Maybe make its diff anew.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who names a class that changed may have its constants or signatures compiled in. */
  private List<Path> dependents(SeededBug bug) {
    Pattern names =
        Pattern.compile(
            bug.files().stream()
                .map(file -> file.replaceAll("^.*/|\\.java$", ""))
                .collect(Collectors.joining("|", "\\b(", ")\\b")));
    return sources.stream()
        .filter(file -> !bug.files().contains(name(file)))
        .filter(file -> names.matcher(text(file)).find())
        .toList();
  }

  private String name(Path file) {
    return checkout.relativize(file).toString().replace('\\', '/');
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return Objects.requireNonNull(System.getProperty("java.class.path"), "java.class.path");
  }
}
