package dev.orrery.kit.fault;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.operator.settings.RoleName;
import java.util.List;

/**
 * One reconciler under faults: what it has to do while they last, and how to see that it is done.
 */
public interface Probe {

  /** A short name. */
  String name();

  /** Which role it runs in. */
  RoleName role();

  /** The resources that it reads and writes: faults befall these. */
  List<String> targets();

  /** Whether it keeps up by watches; faults of watches spare it otherwise. */
  boolean watches();

  /** The n-th change of a user, from 0; the first one comes before any fault. */
  void change(Stage stage, int round);

  /** Whether the world is as the n-th change asked. */
  boolean done(Stage stage, int round);

  /** How many objects it looks after, for the count of requests. */
  int objects();
}
