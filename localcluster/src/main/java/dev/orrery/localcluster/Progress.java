package dev.orrery.localcluster;

import java.io.PrintStream;

/** Where a long piece of work says what it is doing. */
@FunctionalInterface
public interface Progress {

  /** Says nothing. */
  Progress SILENT = line -> {};

  /** One line for a person, without a line end. Called from any thread. */
  void say(String line);

  /** Prints each line as it comes. */
  static Progress to(PrintStream out) {
    return out::println;
  }
}
