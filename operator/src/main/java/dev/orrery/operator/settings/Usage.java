package dev.orrery.operator.settings;

/** The text of {@code --help}. */
public final class Usage {

  private Usage() {}

  /** All options with their variables, defaults and meaning. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    text.append("usage: orrery-operator [--OPTION=VALUE]...\n\n");
    for (Option option : Option.values()) {
      String standard = option.standard().isEmpty() ? "empty" : option.standard();
      text.append("  --%-24s %s%n".formatted(option.text(), option.description()));
      text.append("    %-24s default %s, variable %s%n".formatted("", standard, option.variable()));
    }
    text.append(
        """

          --rehearse               works for a moment without a cluster and ends: for an AOT cache

        exit codes: 0 ended as asked, 1 failed, 2 wrong option, 75 worth another try (port taken,
        leadership lost), 78 CRDs or permissions missing or too old
        """);
    return text.toString();
  }
}
