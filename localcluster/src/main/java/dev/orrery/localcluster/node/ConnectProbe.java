package dev.orrery.localcluster.node;

import dev.orrery.localcluster.process.Probe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Ready when something accepts connections at an address.
 *
 * @param host its IP address
 * @param port its port
 */
record ConnectProbe(String host, int port) implements Probe {
  private static final int PATIENCE_MILLIS = 1_000;

  @Override
  public boolean ready() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
