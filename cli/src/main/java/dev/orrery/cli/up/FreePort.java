package dev.orrery.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A port of this machine for a process of a cluster, the same at every start of it. */
final class FreePort {

  private FreePort() {}

  /**
   * The port that the file names, else a free one, which is then written there.
   *
   * @param taken whether the port in the file is ours to use: the process that listens on it is the
   *     one that is meant
   */
  static int remembered(Path file, boolean taken) throws IOException {
    if (Files.exists(file)) {
      int port = Integer.parseInt(Files.readString(file).strip());
      if (taken || isFree(port)) {
        return port;
      }
    }
    int port = pick();
    Files.writeString(file, port + "\n");
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int pick() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
