package dev.orrery.cli.output;

import picocli.CommandLine.Option;

/** {@code --output}, the same on every command. */
public final class OutputOption {

  /** Text unless asked otherwise. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  public Format format = Format.text;
}
