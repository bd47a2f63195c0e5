package dev.orrery.scheduler.score;

import dev.orrery.scheduler.fleet.Dimensions;
import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Request;
import dev.orrery.scheduler.fleet.Room;
import java.util.Arrays;

/**
 * The parts of a score that depend on the room of the node alone: how full it would be, how even
 * its leftovers, whether it is opened for this pod, whether devices are wasted.
 */
public final class Packing {

  /** Free shares this small no longer matter. */
  private static final double NOTHING_LEFT = 0.05;

  private final Fleet fleet;
  private final Weights weights;
  private final double[] largest = new double[Dimensions.MEMORY + 1];
  private long structure = -1;

  /** Scores nodes of a fleet. */
  public Packing(Fleet fleet, Weights weights) {
    this.fleet = fleet;
    this.weights = weights;
  }

  /** Call after nodes have changed: an empty node is compared with the largest. */
  public void refresh() {
    if (structure == fleet.structure()) {
      return;
    }
    structure = fleet.structure();
    Arrays.fill(largest, 0);
    for (int slot : fleet.slotsByName()) {
      for (int d = 0; d < largest.length; d++) {
        largest[d] = Math.max(largest[d], (double) fleet.room().allocatable(d, slot));
      }
    }
  }

  /** All four, weighted. */
  public double value(Request request, int slot) {
    return Addend.of(weights.packing() * fullness(request, slot))
        + Addend.of(weights.balance() * balance(request, slot))
        + Addend.of(weights.opening() * opening(slot))
        + Addend.of(weights.scarce() * scarce(request, slot));
  }

  /** The mean share of processor and memory in use with the pod on it, 0 to 1. */
  public double fullness(Request request, int slot) {
    return (share(Dimensions.CPU, request, slot) + share(Dimensions.MEMORY, request, slot)) / 2;
  }

  /**
   * How uneven what is left would be: the difference between the free shares of processor and
   * memory, against their sum. 0 where both are left alike, near -1 where only one is left, which
   * strands it.
   */
  public double balance(Request request, int slot) {
    double cpu = share(Dimensions.CPU, request, slot);
    double memory = share(Dimensions.MEMORY, request, slot);
    return -Math.abs(cpu - memory) / (2 - cpu - memory + NOTHING_LEFT);
  }

  /**
   * 0 where pods work already, else near -1 for the smallest to -1/3 for the largest empty node.
   */
  public double opening(int slot) {
    if (fleet.isUsed(slot)) {
      return 0;
    }
    double size = 0;
    for (int d = 0; d < largest.length; d++) {
      size += largest[d] == 0 ? 0 : (double) fleet.room().allocatable(d, slot) / largest[d];
    }
    return (2 * size / largest.length - 3) / 3;
  }

  /** -1 where the node has a free device of a kind that the pod does not ask for. */
  public double scarce(Request request, int slot) {
    for (int d = Dimensions.PODS + 1; d < fleet.dimensions().size(); d++) {
      if (fleet.room().free(d, slot) > 0 && amount(request, d) == 0) {
        return -1;
      }
    }
    return 0;
  }

  private double share(int dimension, Request request, int slot) {
    Room room = fleet.room();
    long all = room.allocatable(dimension, slot);
    double taken = room.used(dimension, slot) + amount(request, dimension);
    return taken >= all ? 1 : taken / all;
  }

  private static long amount(Request request, int dimension) {
    for (int i = 0; i < request.size(); i++) {
      if (request.dimension(i) == dimension) {
        return request.amount(i);
      }
    }
    return 0;
  }
}
