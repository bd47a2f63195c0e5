package dev.orrery.localcluster.proxy;

import dev.orrery.plan.Seed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, in the order in which they were added: the first that matches and strikes
 * decides. Safe for many threads.
 */
public final class FaultPlan {

  private final List<ActiveRule> rules = new CopyOnWriteArrayList<>();
  private final RandomGenerator random;
  private final Consumer<Rule> before;

  /**
   * Without rules.
   *
   * @param before is told each rule before it is in force
   */
  FaultPlan(Seed seed, Consumer<Rule> before) {
    this.before = before;
    this.random = seed.random("fault-plan");
  }

  /** Puts a rule in force. */
  public ActiveRule add(Rule rule) {
    before.accept(rule);
    ActiveRule active = new ActiveRule(rule, this);
    rules.add(active);
    return active;
  }

  /** Takes all out. */
  public void clear() {
    rules.forEach(ActiveRule::close);
  }

  /** The rule that befalls a request, null when it passes. */
  @Nullable ActiveRule befalls(ApiCall call) {
    return first(
        active -> active.rule().fault() instanceof Fault.OfRequest && active.match().test(call));
  }

  /** The rule that befalls an event, null when it passes. Loss and doubling spare bookmarks. */
  @Nullable ActiveRule befalls(ApiCall watch, WatchEvent event) {
    return first(
        active ->
            active.rule().fault() instanceof Fault.OfEvent fault
                && !(event.bookmark() && sparesBookmarks(fault))
                && active.match().test(watch, event));
  }

  /** Whether any rule is about events at all; if none is, nobody need look into them. */
  boolean aboutEvents() {
    return rules.stream().anyMatch(active -> active.rule().fault() instanceof Fault.OfEvent);
  }

  private static boolean sparesBookmarks(Fault.OfEvent fault) {
    return fault instanceof Fault.Drop || fault instanceof Fault.Duplicate;
  }

  void remove(ActiveRule active) {
    rules.remove(active);
  }

  private @Nullable ActiveRule first(Predicate<ActiveRule> meant) {
    for (ActiveRule active : rules) {
      if (meant.test(active) && strikes(active)) {
        return active;
      }
    }
    return null;
  }

  private synchronized boolean strikes(ActiveRule active) {
    return active.strikes(random);
  }
}
