package dev.orrery.cli.output;

/** Colours, or none. */
public enum Style {
  /** For files, pipes, and whoever set {@code NO_COLOR}. */
  PLAIN,
  /** For terminals. */
  ANSI;

  /** Something that is as it should be. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** Something to look at. */
  public String warning(String text) {
    return wrap("33", text);
  }

  /** Something wrong. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** A heading. */
  public String strong(String text) {
    return wrap("1", text);
  }

  private String wrap(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
