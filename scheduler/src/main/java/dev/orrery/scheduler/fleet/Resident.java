package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Pod;

/** A pod that takes room on a node, or will once the node is known. */
final class Resident {

  static final int NO_SLOT = -1;

  final Shape shape;
  final String node;
  Pod pod;
  int slot = NO_SLOT;
  int indexInShape;

  Resident(Pod pod, Shape shape, String node) {
    this.pod = pod;
    this.shape = shape;
    this.node = node;
  }

  boolean terminating() {
    return pod.phase() == Pod.Phase.TERMINATING;
  }

  void tally(int sign) {
    for (Shape.Contribution each : shape.contributions) {
      tally(each, sign);
    }
  }

  void tally(Shape.Contribution each, int sign) {
    if (slot != NO_SLOT && (each.tally().key().countsTerminating() || !terminating())) {
      each.tally().add(slot, sign * each.weight());
    }
  }
}
