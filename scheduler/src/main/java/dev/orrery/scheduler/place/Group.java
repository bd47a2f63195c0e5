package dev.orrery.scheduler.place;

/**
 * Nodes between which no coarse domain rule tells a difference, with a tournament over their
 * values: the winner is known at once, a changed value costs the height of the tree. Of equal
 * values the first by name wins.
 */
final class Group {

  private static final int NOBODY = -1;

  private final int[] slots;
  private final double[] values;
  private final int[] winners;
  private final int leaves;

  Group(int[] slots, double[] values) {
    this.slots = slots;
    this.values = values;
    this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, slots.length * 2 - 1)));
    this.winners = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      winners[leaves + i] = i < slots.length ? i : NOBODY;
    }
    for (int i = leaves - 1; i > 0; i--) {
      winners[i] = better(winners[2 * i], winners[2 * i + 1]);
    }
  }

  /** Any of its nodes: they are in the same coarse domains. */
  int anySlot() {
    return slots[0];
  }

  int[] slots() {
    return slots;
  }

  int slot(int position) {
    return slots[position];
  }

  double value(int position) {
    return position == NOBODY ? Double.NEGATIVE_INFINITY : values[position];
  }

  /** Position of the best node. */
  int best() {
    return winners[1];
  }

  /** Position of the second best node, below 0 where there is but one. */
  int second() {
    int runnerUp = NOBODY;
    for (int i = leaves + winners[1]; i > 1; i /= 2) {
      int sibling = winners[i ^ 1];
      runnerUp = sibling < runnerUp ? better(sibling, runnerUp) : better(runnerUp, sibling);
    }
    return runnerUp;
  }

  void update(int position, double value) {
    if (values[position] == value) {
      return;
    }
    values[position] = value;
    for (int i = (leaves + position) / 2; i > 0; i /= 2) {
      int winner = better(winners[2 * i], winners[2 * i + 1]);
      if (winner == winners[i] && winner != position) {
        return;
      }
      winners[i] = winner;
    }
  }

  private int better(int left, int right) {
    if (left == NOBODY || right == NOBODY) {
      return Math.max(left, right);
    }
    return values[left] >= values[right] ? left : right;
  }
}
