package dev.orrery.localcluster.image;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/**
 * The operator's image, from scratch: this machine's C library, a Java runtime of the modules in
 * use, the libraries, our own jars, and an AOT cache that was made with exactly these. Made once
 * for one set of jars and one JDK.
 *
 * @param jar the operator's own jar
 * @param libraries the jars it needs, in the order of the class path
 * @param options the file with the JVM's options
 * @param jdk the JDK whose runtime goes into it
 * @param cache where images are kept
 */
public record OperatorImage(
    Path jar, List<Path> libraries, Path options, Path jdk, CacheFolder cache) {
  /** The image's name without its tag. */
  public static final String REPOSITORY = "localhost/orrery/operator";

  private static final String JAVA = "/opt/java";
  private static final String APP = "/app";
  private static final String OPTIONS = APP + "/jvm.options";
  private static final String AOT_CACHE = APP + "/operator.aot";
  private static final String MAIN = "dev.orrery.operator.Main";

  /** Copies the list. */
  public OperatorImage {
    libraries = List.copyOf(libraries);
  }

  /** Makes it unless it is there. */
  public ImageFile ensure(CommandRunner commands, Progress progress) {
    JavaRuntime runtime = new JavaRuntime(jdk, cache);
    String key = ImageKey.of(List.of(runtime.key(), ImageKey.ofFiles(inputs()), layout()));
    Path tar = cache.path().resolve("images").resolve("operator-" + key + ".tar");
    String name = REPOSITORY + ":" + key;
    if (Files.exists(tar)) {
      return new ImageFile(tar, name);
    }
    return write(name, tar, commands, progress);
  }

  /**
   * Makes it under a name of one's own.
   *
   * @param name its full name, registry and tag included
   * @param tar the file to write
   */
  public ImageFile write(String name, Path tar, CommandRunner commands, Progress progress) {
    progress.say("Making the operator's image (Java runtime, jars, AOT cache).");
    Path java = new JavaRuntime(jdk, cache).ensure(commands);
    RootFiles files =
        new RootFiles(cache.path().resolve("images/files-" + ProcessHandle.current().pid()));
    Folders.delete(files.root());
    try {
      return make(name, tar, files, java, commands);
    } finally {
      Folders.delete(files.root());
    }
  }

  private List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(List.of(jar, options));
    inputs.addAll(libraries);
    return inputs;
  }

  /** What this class itself decides about the image. */
  private static String layout() {
    return String.join(" ", command("/", ""));
  }

  private ImageFile make(
      String name, Path tar, RootFiles files, Path java, CommandRunner commands) {
    NavigableSet<Path> system = SharedLibraries.of(JavaRuntime.binaries(java), java, commands);
    system.forEach(library -> files.copy(library, library.toString()));
    files.copyAll(java, JAVA);
    files.copy(options, OPTIONS);
    files.copy(jar, APP + "/" + jar.getFileName());
    libraries.forEach(library -> files.copy(library, place(library)));
    rehearse(files, commands);
    return new ImageTar(name, layers(files, system), command(classPath(""), "")).write(tar);
  }

  private List<FileEntriesLayer> layers(RootFiles files, NavigableSet<Path> system) {
    return List.of(
        files.layer("C library", system.stream().map(Path::toString).toList()),
        files.layer("Java runtime", List.of(JAVA)),
        files.layer("libraries", List.of(APP + "/lib")),
        files.layer("operator", List.of(APP + "/orrery", APP + "/" + jar.getFileName(), OPTIONS)),
        files.layer("AOT cache", List.of(AOT_CACHE)));
  }

  /** Our own jars change with every build, the others do not: they are layers of their own. */
  private static String place(Path library) {
    String name = String.valueOf(library.getFileName());
    return APP + (name.startsWith("orrery-") ? "/orrery/" : "/lib/") + name;
  }

  private String classPath(String root) {
    List<String> path = new ArrayList<>(List.of(root + APP + "/" + jar.getFileName()));
    libraries.forEach(library -> path.add(root + place(library)));
    return path.stream().collect(Collectors.joining(":"));
  }

  private static List<String> command(String classPath, String root) {
    return List.of(
        root + JAVA + "/bin/java",
        "@" + root + OPTIONS,
        "-XX:AOTCache=" + root + AOT_CACHE,
        "-cp",
        classPath,
        MAIN);
  }

  /** Runs the operator once where its files lie now: a common part of all paths may differ. */
  private void rehearse(RootFiles files, CommandRunner commands) {
    String root = files.root().toString();
    List<String> line = new ArrayList<>(command(classPath(root), root));
    line.replaceAll(word -> word.replace("-XX:AOTCache=", "-XX:AOTCacheOutput="));
    line.add("--rehearse");
    CommandResult result = commands.run(line.toArray(String[]::new));
    Path made = files.root().resolve(AOT_CACHE.substring(1));
    if (!result.ok() || !Files.exists(made)) {
      throw new ClusterException(
          FailureReason.COMPONENT_FAILED,
          "the operator's rehearsal for its AOT cache failed:\n"
              + result.tail(6)
              + "\nMaybe its jars are incomplete: remove operator/target and run again.");
    }
    RootFiles.settle(made);
  }

  /** How large its file is, in bytes. */
  public static long size(ImageFile image) {
    try {
      return Files.size(image.tar());
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + image.tar());
    }
  }
}
