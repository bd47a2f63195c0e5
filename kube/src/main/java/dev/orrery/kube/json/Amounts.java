package dev.orrery.kube.json;

import dev.orrery.scheduler.model.Resources;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns quantities into whole amounts: {@code cpu} in thousandths, all else in units, fractions
 * rounded up as Kubernetes does. Amounts above {@link #MOST} count as {@link #MOST}, so that no sum
 * of them overflows.
 */
public final class Amounts {

  /** More counts as this. */
  public static final long MOST = Resources.MOST;

  private static final int REMEMBERED = 10_000;
  private static final Map<String, Long> MILLIS = new ConcurrentHashMap<>();
  private static final Map<String, Long> UNITS = new ConcurrentHashMap<>();

  private Amounts() {}

  /**
   * The amount that a quantity stands for.
   *
   * @param resource the resource's name
   * @param quantity for example {@code 1500m} or {@code 2Gi}
   * @return at least 0, or null where the text is no quantity or below 0
   */
  public static @Nullable Long of(String resource, String quantity) {
    boolean cpu = resource.equals(Resources.CPU);
    Map<String, Long> known = cpu ? MILLIS : UNITS;
    Long amount = known.get(quantity);
    if (amount == null) {
      amount = parse(quantity, cpu);
      if (amount != null && known.size() < REMEMBERED) {
        known.put(quantity, amount);
      }
    }
    return amount;
  }

  /** Reads a map of resource names and quantities; what is no quantity is recorded as unknown. */
  public static Resources read(JsonCursor in) throws IOException {
    var amounts = new HashMap<String, Long>();
    if (!in.parser().isExpectedStartObjectToken()) {
      in.unknown();
      return Resources.NONE;
    }
    for (String name = in.parser().nextFieldName();
        name != null;
        name = in.parser().nextFieldName()) {
      in.parser().nextToken();
      Long amount = of(name, in.ownText());
      if (amount == null) {
        in.unknown();
      } else {
        amounts.put(in.pool().one(name), amount);
      }
    }
    return amounts.isEmpty() ? Resources.NONE : in.pool().one(new Resources(amounts));
  }

  private static @Nullable Long parse(String quantity, boolean cpu) {
    BigDecimal number;
    try {
      number = Quantity.parse(quantity.strip()).getNumericalAmount();
    } catch (IllegalArgumentException | ArithmeticException notOne) {
      return null;
    }
    if (number.signum() < 0) {
      return null;
    }
    BigDecimal amount = (cpu ? number.movePointRight(3) : number).setScale(0, RoundingMode.CEILING);
    return amount.compareTo(BigDecimal.valueOf(MOST)) > 0 ? MOST : amount.longValueExact();
  }
}
