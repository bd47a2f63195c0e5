package dev.orrery.kit.play;

import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Rule;
import java.util.ArrayList;
import java.util.List;

/** What befalls an operator while a story is played. */
public final class Disturbance {

  private final List<Rule> rules;
  private final List<ActiveRule> active = new ArrayList<>();

  /** These rules, until the story has ended. */
  public Disturbance(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Whether any of it has come about. */
  public boolean happened() {
    return active.stream().anyMatch(rule -> rule.struck() > 0);
  }

  void begin(FaultProxy proxy) {
    rules.forEach(rule -> active.add(proxy.faults().add(rule)));
  }

  void end() {
    active.forEach(ActiveRule::close);
  }
}
