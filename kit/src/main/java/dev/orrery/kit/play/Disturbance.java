package dev.orrery.kit.play;

import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Rule;
import java.util.ArrayList;
import java.util.List;

/** What befalls an operator while a story is played. */
public final class Disturbance {

  private final List<Rule> rules;
  private final boolean lasting;
  private final List<ActiveRule> active = new ArrayList<>();

  /** These rules befall the operator that runs, until the story has ended. */
  public Disturbance(List<Rule> rules) {
    this(rules, false);
  }

  private Disturbance(List<Rule> rules, boolean lasting) {
    this.rules = List.copyOf(rules);
    this.lasting = lasting;
  }

  /** These rules befall an operator that is started for it, and all that follow it. */
  public static Disturbance lasting(List<Rule> rules) {
    return new Disturbance(rules, true);
  }

  boolean lasting() {
    return lasting;
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
