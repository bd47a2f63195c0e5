package dev.orrery.kit.foreign;

/**
 * What came of an attack.
 *
 * @param name of the attack
 * @param answered whether it was put right, or a condition told of it, within half a minute
 * @param seconds until then
 * @param recovered whether all was well after its end
 * @param writesPerMinute to the object written to most, while blow followed blow; 0 for single ones
 * @param how it was answered
 */
public record AttackResult(
    String name,
    boolean answered,
    double seconds,
    boolean recovered,
    double writesPerMinute,
    String how) {

  /** Whether nothing is wrong. */
  public boolean repaired() {
    return answered && recovered;
  }

  @Override
  public String toString() {
    return "%s: %s after %.1f s%s%s"
        .formatted(
            name,
            answered ? how : "NOT ANSWERED (" + how + ")",
            seconds,
            writesPerMinute > 0 ? ", %.1f writes a minute".formatted(writesPerMinute) : "",
            recovered ? "" : ", NOT WELL AFTER IT");
  }
}
