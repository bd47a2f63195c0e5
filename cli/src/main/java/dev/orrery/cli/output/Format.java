package dev.orrery.cli.output;

/** How a command prints its result; the names are what people type. */
public enum Format {
  /** Tables and sentences. */
  text,
  /** One JSON object, see docs/reference/cli-json.md. */
  json
}
