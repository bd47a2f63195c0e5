package dev.orrery.kit.lane;

import java.io.IOException;
import java.io.UncheckedIOException;

/** By which a process is made to stand still, and goes on. */
public enum Signal {
  STOP("-STOP"),
  CONTINUE("-CONT");

  private final String flag;

  Signal(String flag) {
    this.flag = flag;
  }

  /** Sends it; a process that has ended by itself in this moment stands still as well. */
  public void send(long process) throws InterruptedException {
    try {
      var _ = new ProcessBuilder("kill", flag, Long.toString(process)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
