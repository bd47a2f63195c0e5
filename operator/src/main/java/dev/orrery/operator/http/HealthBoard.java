package dev.orrery.operator.http;

import dev.orrery.operator.role.Health;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What each role says of itself. */
public final class HealthBoard {

  private final Map<String, Supplier<Health>> parts;

  /**
   * A board.
   *
   * @param parts by the role's name
   */
  public HealthBoard(Map<String, Supplier<Health>> parts) {
    this.parts = new TreeMap<>(parts);
  }

  /** Whether all are ready; the text has one line for each. */
  public Health all() {
    boolean ready = true;
    StringBuilder text = new StringBuilder();
    for (var part : parts.entrySet()) {
      Health health = part.getValue().get();
      ready &= health.ready();
      text.append(part.getKey()).append(": ").append(health.text()).append('\n');
    }
    return new Health(ready, text.toString());
  }
}
