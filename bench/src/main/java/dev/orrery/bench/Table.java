package dev.orrery.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A benchmark's rows as aligned text. */
final class Table {

  private static final List<String> HEAD =
      List.of("instance", "ours", "published/peer", "bound", "ratio");

  private Table() {}

  /** The lines of the table, its head first: the first column to the left, figures to the right. */
  static List<String> lines(List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    for (Row row : rows) {
      cells.add(
          List.of(
              row.instance(),
              figure(row.ours()),
              figure(row.peer()),
              figure(row.bound()),
              ratio(row.ratio())));
    }
    int[] widths = new int[HEAD.size()];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return cells.stream().map(line -> pad(line, widths)).toList();
  }

  private static String pad(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder(line.getFirst());
    text.repeat(' ', widths[0] - line.getFirst().length());
    for (int i = 1; i < widths.length; i++) {
      text.repeat(' ', 2 + widths[i] - line.get(i).length()).append(line.get(i));
    }
    return text.toString();
  }

  private static String figure(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return "-";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.3f", value);
  }

  private static String ratio(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
