package dev.orrery.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set's comma-separated file: a head, then lines; no quotes.
 *
 * @param name of the file, for the errors' text
 * @param columns the index of each column by its name
 * @param lines the cells of each line
 */
public record CsvTable(String name, Map<String, Integer> columns, List<List<String>> lines) {

  /** Reads to the end; empty lines are left out. */
  public static CsvTable read(String name, BufferedReader text) throws IOException {
    Map<String, Integer> columns = new HashMap<>();
    List<List<String>> lines = new ArrayList<>();
    String line = text.readLine();
    while (line != null) {
      List<String> cells = List.of(line.split(",", -1));
      if (columns.isEmpty()) {
        for (int i = 0; i < cells.size(); i++) {
          columns.put(cells.get(i), i);
        }
      } else if (!line.isEmpty()) {
        lines.add(cells);
      }
      line = text.readLine();
    }
    return new CsvTable(name, columns, lines);
  }

  /** How many lines there are below the head. */
  public int size() {
    return lines.size();
  }

  /** Whether the head names the column. */
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /**
   * One cell.
   *
   * @param line from 0
   * @throws BenchException when the file lacks the column, or the line ends before it
   */
  public String text(int line, String column) {
    Integer index = columns.get(column);
    List<String> cells = lines.get(line);
    if (index == null || index >= cells.size()) {
      throw damaged(line, column, "missing");
    }
    return cells.get(index);
  }

  /** One cell as a whole number. */
  public int whole(int line, String column) {
    String text = text(line, column);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw damaged(line, column, "'" + text + "'");
    }
  }

  /** One cell as a number. */
  public double number(int line, String column) {
    String text = text(line, column);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException wrong) {
      throw damaged(line, column, "'" + text + "'");
    }
  }

  private BenchException damaged(int line, String column, String value) {
    return new BenchException(
        ExitCode.FAILED,
        name
            + " line "
            + (line + 2)
            + ": "
            + column
            + " is "
            + value
            + ". Maybe the file is damaged or of another release.");
  }
}
