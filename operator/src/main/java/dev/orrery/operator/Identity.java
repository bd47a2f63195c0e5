package dev.orrery.operator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.UUID;

/** A name of this process that no other process ever has. */
final class Identity {

  private Identity() {}

  /** The pod's or host's name, for people, and a random part. */
  static String of(Map<String, String> environment) {
    String pod = environment.get("POD_NAME");
    return (pod == null ? host() : pod) + "_" + UUID.randomUUID();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
