package dev.orrery.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes of every command; those above 64 are the ones of sysexits(3). */
public enum ExitCode {
  /** Done. */
  OK(0, "done"),
  /** The answer is no, or something broke that no other code names. */
  FAILED(1, "failed"),
  /** The command line itself is wrong. */
  USAGE(2, "wrong usage"),
  /** Only of benchmarks. */
  UNMET(3, "measured, and a mark is unmet (bench --check)"),
  /** A program, a network, a server. */
  UNAVAILABLE(69, "something needed is unavailable: a program, the network, the cluster"),
  /** A full disk or a folder that is not ours. */
  CANNOT_WRITE(73, "cannot write: disk full, no permission"),
  /** Goes away by itself. */
  TEMPORARY(75, "try again: a port is taken, a lock or a Lease is held, a wait ran out"),
  /** Root, capabilities, control groups, a kernel's feature. */
  NO_RIGHT(77, "a right is missing on this machine (up --real-node)"),
  /** Needs a hand. */
  CONFIGURATION(78, "configuration: JDK too old, CRDs or permissions missing"),
  /** Ctrl-C. */
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the process exits with. */
  public int code() {
    return code;
  }

  /** The one with this number, {@link #FAILED} where there is none. */
  public static ExitCode of(int code) {
    for (ExitCode exit : values()) {
      if (exit.code == code) {
        return exit;
      }
    }
    return FAILED;
  }

  /** Code to meaning, in the order of {@code --help}. */
  public static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      list.put(String.format("%3d", exit.code), exit.meaning);
    }
    return list;
  }
}
