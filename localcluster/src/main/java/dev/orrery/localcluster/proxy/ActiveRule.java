package dev.orrery.localcluster.proxy;

import java.util.random.RandomGenerator;

/** A rule in force, with what it has done. Closing it takes it out. */
public final class ActiveRule implements AutoCloseable {

  private final Rule rule;
  private final FaultPlan plan;
  private volatile int seen;
  private volatile int struck;
  private volatile boolean inForce = true;

  ActiveRule(Rule rule, FaultPlan plan) {
    this.rule = rule;
    this.plan = plan;
  }

  /** The rule. */
  public Rule rule() {
    return rule;
  }

  /** How many matched it, whether it struck them or not. */
  public int seen() {
    return seen;
  }

  /** How often it struck. */
  public int struck() {
    return struck;
  }

  /** Whether nobody has taken it out; a rule that has struck as often as it may is still in. */
  public boolean inForce() {
    return inForce;
  }

  @Override
  public void close() {
    inForce = false;
    plan.remove(this);
  }

  CallMatch match() {
    return rule.match();
  }

  /** Counts one that matches; called under the plan's lock. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only ever written under that lock
  boolean strikes(RandomGenerator random) {
    seen++;
    if (!inForce || seen <= rule.skip() || struck >= rule.count()) {
      return false;
    }
    if (rule.probability() < 1 && random.nextDouble() >= rule.probability()) {
      return false;
    }
    struck++;
    return true;
  }
}
