package dev.orrery.scheduler.rule;

/**
 * Why one node does not take a pod.
 *
 * @param rule which rule
 * @param subject what of it, for example {@code "cpu"} or {@code "gpu=true:NoSchedule"}; empty
 *     where the rule says it all
 * @param term position of the pod's own term or constraint among its kind, 0 where there is but one
 * @param shortBy how much is missing, in the resource's base unit or in pods of skew; 0 where there
 *     is no such amount
 */
public record Rejection(Rule rule, String subject, int term, long shortBy) {

  /** A rejection without an amount. */
  public static Rejection of(Rule rule, String subject) {
    return new Rejection(rule, subject, 0, 0);
  }
}
