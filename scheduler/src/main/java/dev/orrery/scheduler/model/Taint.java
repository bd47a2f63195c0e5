package dev.orrery.scheduler.model;

/**
 * A mark on a node that keeps pods away.
 *
 * @param key its key
 * @param value its value, empty where it has none
 * @param effect what it does to pods that do not tolerate it
 */
public record Taint(String key, String value, Effect effect) {

  /** What a taint does. */
  public enum Effect {
    /** New pods stay away. */
    NO_SCHEDULE("NoSchedule"),
    /** New pods stay away where they can. */
    PREFER_NO_SCHEDULE("PreferNoSchedule"),
    /** New pods stay away and running ones are evicted. */
    NO_EXECUTE("NoExecute");

    private final String name;

    Effect(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Override
  public String toString() {
    return value.isEmpty() ? key : key + "=" + value;
  }
}
