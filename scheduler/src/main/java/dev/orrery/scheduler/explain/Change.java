package dev.orrery.scheduler.explain;

/**
 * One field of a pod changed so that a node would admit it.
 *
 * @param field what is changed, for example {@code "cpu request"}
 * @param from what it is
 * @param to what it would be, empty where the field is removed
 * @param relative how large the change is against the present value; 1 where something is removed
 *     or added altogether
 */
public record Change(String field, String from, String to, double relative) {

  /** For people: {@code "cpu request 4 -> 3.5"} or {@code "remove anti-affinity term 1"}. */
  public String text() {
    if (to.isEmpty()) {
      return "remove " + field + (from.isEmpty() ? "" : " " + from);
    }
    return from.isEmpty() ? field + " " + to : field + " " + from + " -> " + to;
  }
}
