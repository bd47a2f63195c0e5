package dev.orrery.kit.sensitivity;

import java.util.List;

/**
 * One test of the kit, shortened to a few seconds. It knows nothing of any particular bug, and what
 * it tries follows from the ground's seed.
 */
public interface Check {

  /** A short name, the same as that of the test that it is taken from. */
  String name();

  /** Whether it plays in the lane; what keeps that from starting is no finding. */
  default boolean needsLane() {
    return true;
  }

  /**
   * Looks.
   *
   * @return what is wrong, a line each; empty when all is well
   * @throws RuntimeException when it cannot go on, which is as much a finding
   */
  List<String> run(Ground ground) throws InterruptedException;
}
