package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches and unpacks a Debian package without installing it: the system's own packages and sources
 * stay as they are.
 */
final class DebianPackage {
  private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  private static final String ADVICE =
      "Maybe install etcd 3.5.13 or newer so that it is on the path, or connect to the network and try again.";

  private final String name;
  private final Path work;
  private final CommandRunner commands;
  private final AptRun apt;

  DebianPackage(String name, Path work, CommandRunner commands) {
    this.name = name;
    this.work = work;
    this.commands = commands;
    this.apt =
        new AptRun(commands, "etcd is not on the path, and its package could not be had.", ADVICE);
  }

  /** The version that the system's own sources offer. */
  Optional<String> distributionVersion() {
    CommandResult result = commands.run("apt-cache", "policy", name);
    return result
        .output()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Candidate:"))
        .findFirst();
  }

  void fetchFromDistribution() {
    prepare();
    run(List.of("apt-get", "download", name));
  }

  /** Fetches it from a suite of Debian, by sources, lists and caches of its own. */
  void fetchFromSuite(String suite) {
    if (!Files.exists(KEYRING)) {
      throw missing("This system has no " + KEYRING + ".");
    }
    prepare();
    write(
        "sources.list",
        "deb [signed-by=" + KEYRING + "] " + DebianMirror.ofSystem() + " " + suite + " main\n");
    List<String> own = new ArrayList<>(List.of("apt-get"));
    own.addAll(option("Dir::Etc::sourcelist", "sources.list"));
    own.addAll(option("Dir::Etc::sourceparts", "none"));
    own.addAll(option("Dir::State", "state"));
    own.addAll(option("Dir::State::lists", "lists"));
    own.addAll(option("Dir::Cache", "cache"));
    own.addAll(
        List.of(
            "-o",
            "APT::Sandbox::User=root",
            "-o",
            "Acquire::Languages=none",
            "-o",
            "APT::Update::Error-Mode=any"));
    run(with(own, "update"));
    run(with(own, "download", name));
  }

  /** Unpacks what was fetched and moves one program out of it; it appears as a whole. */
  void install(String member, Path program) {
    Path unpacked = work.resolve("unpacked");
    run(List.of("dpkg", "-x", fetched().toString(), unpacked.toString()));
    try {
      Files.createDirectories(program.getParent());
      Files.move(
          unpacked.resolve(member),
          program,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ClusterException.of(e, "Unpacking " + name);
    }
    Folders.delete(work);
  }

  private void prepare() {
    Folders.delete(work);
    for (String folder : List.of("state", "lists/partial", "cache/archives/partial", "none")) {
      try {
        Files.createDirectories(work.resolve(folder));
      } catch (IOException e) {
        throw ClusterException.of(e, "Creating " + work);
      }
    }
  }

  private void write(String file, String text) {
    try {
      Files.writeString(work.resolve(file), text);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + work.resolve(file));
    }
  }

  private List<String> option(String key, String value) {
    return List.of("-o", key + "=" + work.resolve(value));
  }

  private static List<String> with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }

  private void run(List<String> command) {
    apt.run(command, work);
  }

  private Path fetched() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work, name + "_*.deb")) {
      for (Path file : files) {
        return file;
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + work);
    }
    throw missing("apt-get fetched nothing.");
  }

  private ClusterException missing(String why) {
    return apt.failure(FailureReason.PROGRAM_MISSING, why);
  }
}
