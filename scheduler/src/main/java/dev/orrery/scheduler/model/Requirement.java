package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;

/**
 * One expression over a label (or, in node terms, over a field).
 *
 * @param key the label's key
 * @param operator how to compare
 * @param values one or more for IN and NOT_IN, none for EXISTS and DOES_NOT_EXIST, one integer for
 *     GT and LT
 */
public record Requirement(String key, Operator operator, List<String> values) {

  /** Copies the values. */
  public Requirement {
    values = List.copyOf(values);
  }

  /** Whether the labels satisfy it; what is no integer is neither greater nor less. */
  public boolean matches(Map<String, String> labels) {
    String actual = labels.get(key);
    return switch (operator) {
      case IN -> actual != null && values.contains(actual);
      case NOT_IN -> actual == null || !values.contains(actual);
      case EXISTS -> actual != null;
      case DOES_NOT_EXIST -> actual == null;
      case GT -> WholeNumbers.compare(actual, values) > 0;
      case LT -> WholeNumbers.compare(actual, values) < 0;
    };
  }

  /** The operators of label and node selectors. */
  public enum Operator {
    /** The label is one of the values. */
    IN,
    /** The label is absent or none of the values. */
    NOT_IN,
    /** The label is present. */
    EXISTS,
    /** The label is absent. */
    DOES_NOT_EXIST,
    /** The label is an integer greater than the value. */
    GT,
    /** The label is an integer less than the value. */
    LT
  }
}
