package dev.orrery.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows that align: figures to the right, words to the left, two blanks between columns. */
public final class Table {

  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9]*m");
  private static final Pattern FIGURE =
      Pattern.compile("[-+]?[0-9][0-9.,]*( ?%| [A-Za-z]{1,3})?|-");

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  /** With the names of its columns. */
  public Table(String... header) {
    this.header = List.of(header);
  }

  /** Adds a row of as many cells as there are columns. */
  public Table row(Object... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "cells is " + cells.length + ". Maybe give one for each of " + header + ".");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /** Whether no row was added. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines: header first, no blanks at the ends. */
  public List<String> lines() {
    int columns = header.size();
    int[] widths = new int[columns];
    boolean[] figures = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      widths[column] = width(header.get(column));
      figures[column] = !rows.isEmpty();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
        figures[column] &= FIGURE.matcher(bare(row.get(column))).matches();
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(header, widths, figures));
    rows.forEach(row -> lines.add(line(row, widths, figures)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths, boolean[] figures) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - width(cell));
      line.append(column == 0 ? "" : "  ");
      line.append(figures[column] ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return bare(cell).length();
  }

  private static String bare(String cell) {
    return ESCAPE.matcher(cell).replaceAll("");
  }
}
