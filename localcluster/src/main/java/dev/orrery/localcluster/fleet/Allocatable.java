package dev.orrery.localcluster.fleet;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What pods may use of a node: its capacity less what the system keeps. */
record Allocatable(Map<String, String> capacity, Map<String, String> reserved) {

  private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

  Map<String, String> quantities() {
    Map<String, String> left = new TreeMap<>();
    capacity.forEach((resource, quantity) -> left.put(resource, left(resource, quantity)));
    return left;
  }

  private String left(String resource, String quantity) {
    BigDecimal has = amount(resource, quantity);
    String keeps = reserved.get(resource);
    if (keeps == null) {
      return quantity;
    }
    BigDecimal rest = has.subtract(amount(resource, keeps));
    if (rest.signum() < 0) {
      throw new FleetException(
          "reserved %s is %s of %s. Maybe reserve less than the node has."
              .formatted(resource, keeps, quantity));
    }
    return resource.equals("cpu")
        ? rest.multiply(MILLI).toBigInteger() + "m"
        : rest.toBigInteger().toString();
  }

  private static BigDecimal amount(String resource, String quantity) {
    try {
      return Quantity.parse(quantity).getNumericalAmount();
    } catch (IllegalArgumentException e) {
      throw new FleetException(
          "%s is %s. Maybe write a quantity such as 16, 500m or 64Gi."
              .formatted(resource, quantity),
          e);
    }
  }
}
