package dev.orrery.scheduler.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A taint that a pod bears.
 *
 * @param key empty matches every key (with {@link Operator#EXISTS})
 * @param operator how the value is compared
 * @param value compared with the taint's value
 * @param effect null for every effect
 */
public record Toleration(
    String key, Operator operator, String value, Taint.@Nullable Effect effect) {

  /** Whether it bears this taint. */
  public boolean tolerates(Taint taint) {
    if (effect != null && effect != taint.effect()) {
      return false;
    }
    if (!key.isEmpty() && !key.equals(taint.key())) {
      return false;
    }
    return switch (operator) {
      case EQUAL -> value.equals(taint.value());
      case EXISTS -> true;
      case LT -> WholeNumbers.compare(taint.value(), List.of(value)) < 0;
      case GT -> WholeNumbers.compare(taint.value(), List.of(value)) > 0;
    };
  }

  /** How a toleration compares its value. */
  public enum Operator {
    /** The values are equal. */
    EQUAL,
    /** The taint's value does not matter. */
    EXISTS,
    /** The taint's value is a smaller integer than the toleration's. */
    LT,
    /** The taint's value is a greater integer than the toleration's. */
    GT
  }
}
