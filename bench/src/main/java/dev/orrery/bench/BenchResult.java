package dev.orrery.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of a benchmark measured.
 *
 * @param rows the table, in the order in which it is printed
 * @param notes lines below the table: what is counted, what is not claimed
 * @param fields figures for machines, by name; shares are fractions unless the name ends in {@code
 *     _pct}; values are numbers, strings, booleans, lists and maps
 * @param marks what has to be reached, by name
 * @param versions of what took part beside Orrery and the JDK, by name
 */
public record BenchResult(
    List<Row> rows,
    List<String> notes,
    Map<String, Object> fields,
    Map<String, Mark> marks,
    Map<String, String> versions) {

  /** Copies all five and keeps their order. */
  public BenchResult {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /** Whether every mark is met. */
  public boolean met() {
    return marks.values().stream().allMatch(Mark::met);
  }

  /** An empty result to fill. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects a result piece by piece. */
  public static final class Builder {

    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a line to the table. */
    public Builder row(Row row) {
      rows.add(row);
      return this;
    }

    /** Adds a line below the table. */
    public Builder note(String note) {
      notes.add(note);
      return this;
    }

    /** Sets a field of the JSON object. */
    public Builder field(String name, Object value) {
      fields.put(name, value);
      return this;
    }

    /** Sets what has to be reached. */
    public Builder mark(String name, Mark mark) {
      marks.put(name, mark);
      return this;
    }

    /** Names the version of a program or data set that took part. */
    public Builder version(String name, String version) {
      versions.put(name, version);
      return this;
    }

    /** The result. */
    public BenchResult build() {
      return new BenchResult(rows, notes, fields, marks, versions);
    }
  }
}
