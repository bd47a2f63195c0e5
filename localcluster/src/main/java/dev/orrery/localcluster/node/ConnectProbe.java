package dev.orrery.localcluster.node;

import dev.orrery.localcluster.process.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;

/**
 * Ready when something accepts connections at an address of this machine. An address that is not
 * there yet would be looked for on the networks outside, where anybody may answer.
 *
 * @param host its IP address
 * @param port its port
 */
record ConnectProbe(String host, int port) implements Probe {
  private static final int PATIENCE_MILLIS = 1_000;

  @Override
  public boolean ready() {
    if (!isHere()) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isHere() {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.ofLiteral(host)) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
