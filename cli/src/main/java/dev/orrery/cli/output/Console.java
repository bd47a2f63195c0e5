package dev.orrery.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where a command prints. Results go to {@code out}, all else to {@code err}, so that a pipe sees
 * results only.
 *
 * @param out results
 * @param err progress, warnings, errors
 * @param style colours of results
 * @param debug whether stack traces of known failures are wanted
 */
public record Console(PrintWriter out, PrintWriter err, Style style, boolean debug) {

  /**
   * The process' own.
   *
   * @param terminal comma-separated: {@code out} and {@code err} where that stream is a terminal
   * @param environment reads {@code NO_COLOR}, {@code TERM}, {@code ORRERY_DEBUG}
   */
  public static Console of(
      PrintWriter out, PrintWriter err, String terminal, Map<String, String> environment) {
    boolean plain =
        !terminal.startsWith("out")
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    boolean debug = environment.getOrDefault("ORRERY_DEBUG", "").equals("1");
    return new Console(out, err, plain ? Style.PLAIN : Style.ANSI, debug);
  }

  /** Prints a result: as JSON, or by the given renderer of text. */
  public <T> void result(T value, OutputOption option, Consumer<T> text) {
    if (option.format == Format.json) {
      out.println(json(value));
    } else {
      text.accept(value);
    }
    out.flush();
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(value.getClass() + " has no JSON form.", impossible);
    }
  }

  /** One line of progress. */
  public void progress(String line) {
    err.println(line);
    err.flush();
  }

  /** One line about what went wrong. */
  public void error(String line) {
    err.println("orrery: " + line);
    err.flush();
  }
}
