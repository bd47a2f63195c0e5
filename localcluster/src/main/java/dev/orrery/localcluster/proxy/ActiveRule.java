package dev.orrery.localcluster.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A rule in force, with what it has done. Closing it takes it out. */
public final class ActiveRule implements AutoCloseable {

  private final Rule rule;
  private final FaultPlan plan;
  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicInteger struck = new AtomicInteger();
  private final List<Runnable> afterwards = new ArrayList<>();
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
    return seen.get();
  }

  /** How often it struck. */
  public int struck() {
    return struck.get();
  }

  /** Whether nobody has taken it out; a rule that has struck as often as it may is still in. */
  public boolean inForce() {
    return inForce;
  }

  @Override
  public void close() {
    List<Runnable> waiting;
    synchronized (afterwards) {
      inForce = false;
      waiting = List.copyOf(afterwards);
      afterwards.clear();
    }
    plan.remove(this);
    waiting.forEach(Runnable::run);
  }

  /** Runs when the rule is taken out, at once when it is out already. */
  void afterwards(Runnable act) {
    synchronized (afterwards) {
      if (inForce) {
        afterwards.add(act);
        return;
      }
    }
    act.run();
  }

  CallMatch match() {
    return rule.match();
  }

  /** Counts one that matches; called under the plan's lock. */
  boolean strikes(RandomGenerator random) {
    int count = seen.incrementAndGet();
    if (!inForce || count <= rule.skip() || struck.get() >= rule.count()) {
      return false;
    }
    if (rule.probability() < 1 && random.nextDouble() >= rule.probability()) {
      return false;
    }
    struck.incrementAndGet();
    return true;
  }
}
