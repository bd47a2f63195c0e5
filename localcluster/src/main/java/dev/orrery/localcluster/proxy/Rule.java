package dev.orrery.localcluster.proxy;

/**
 * A fault and when it strikes.
 *
 * @param name as the journal gives it
 * @param match which requests, or the events of which watches
 * @param fault what is done to them
 * @param skip so many that match pass first
 * @param count it strikes so often at most
 * @param probability of each strike, 0 to 1
 */
public record Rule(
    String name, CallMatch match, Fault fault, int skip, int count, double probability) {

  /** Refuses a chance that is none. */
  public Rule {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ". Maybe use a share from 0 to 1.");
    }
    if (skip < 0 || count < 0) {
      throw new IllegalArgumentException(
          "skip is " + skip + " and count is " + count + ". Maybe use 0 or more for both.");
    }
  }

  /** Strikes every time until it is taken out. */
  public static Rule always(String name, CallMatch match, Fault fault) {
    return new Rule(name, match, fault, 0, Integer.MAX_VALUE, 1);
  }

  /** Strikes once, at the one that comes after so many others. */
  public static Rule once(String name, CallMatch match, Fault fault, int skip) {
    return new Rule(name, match, fault, skip, 1, 1);
  }

  /** The same with a chance. */
  public Rule withProbability(double share) {
    return new Rule(name, match, fault, skip, count, share);
  }
}
