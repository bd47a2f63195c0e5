package dev.orrery.cli.up;

import dev.orrery.localcluster.process.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Ready when an address answers 200.
 *
 * @param address plain HTTP
 */
record HttpProbe(URI address) implements Probe {

  private static final int MILLIS = 1000;

  @Override
  public boolean ready() {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
