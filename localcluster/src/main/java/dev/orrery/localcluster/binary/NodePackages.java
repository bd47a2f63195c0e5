package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandRunner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The container runtime and the network tools of a node, unpacked from the distribution's packages
 * into the cache. Nothing is installed: the system's own packages stay as they are.
 */
final class NodePackages {
  private static final long ROOM = 500L << 20;

  /** The runtime, its plug-ins, nft for kube-proxy, and the libraries that these three link to. */
  private static final List<String> NAMES =
      List.of(
          "containerd",
          "runc",
          "containernetworking-plugins",
          "nftables",
          "libnftables1",
          "libnftnl11",
          "libmnl0",
          "libxtables12",
          "libjansson4",
          "libgmp10",
          "libedit2",
          "libbsd0",
          "libmd0",
          "libtinfo6",
          "libseccomp2");

  private final CacheFolder cache;
  private final CommandRunner commands;

  NodePackages(CacheFolder cache, CommandRunner commands) {
    this.cache = cache;
    this.commands = commands;
  }

  /** Where they are unpacked, as if at the root of a file system. */
  Path folder() {
    return cache.programs().resolve("node-packages-1");
  }

  boolean done() {
    return Files.isDirectory(folder());
  }

  void fetch(Progress progress) {
    CacheFolder.requireRoom(cache.programs(), ROOM);
    Path work = folder().resolveSibling("node-packages.fetch");
    Folders.delete(work);
    AptRun apt =
        new AptRun(
            commands,
            "containerd, runc, the CNI plug-ins or nft could not be had.",
            "Maybe run 'apt-get update' and try again; a system without apt cannot run real nodes yet.");
    progress.say("Fetching containerd, runc, CNI plug-ins and nft from the distribution.");
    try {
      Path unpacked = Files.createDirectories(work.resolve("unpacked"));
      List<String> download = new ArrayList<>(List.of("apt-get", "download"));
      download.addAll(NAMES);
      apt.run(download, work);
      for (Path file : fetched(work)) {
        apt.run(List.of("dpkg", "-x", file.toString(), unpacked.toString()), work);
      }
      Files.move(unpacked, folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ClusterException.of(e, "Unpacking packages into " + folder());
    }
    Folders.delete(work);
  }

  private static List<Path> fetched(Path work) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(work, "*.deb")) {
      found.forEach(files::add);
    }
    return files;
  }
}
