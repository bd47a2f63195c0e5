package dev.orrery.scheduler.score;

import dev.orrery.scheduler.fleet.Dimensions;
import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Request;
import dev.orrery.scheduler.fleet.Room;

/**
 * The parts of a score that depend on the room of the node alone: how full it would be, how even
 * its leftovers, whether it is opened for this pod, whether devices are wasted.
 */
public final class Packing {

  /** Free shares this small no longer matter. */
  private static final double NOTHING_LEFT = 0.05;

  /** Steps of the mix in an octave. */
  private static final double STEPS = 4;

  private static final double MOST_OCTAVES = 5;

  private final Fleet fleet;
  private final Weights weights;
  private double most;
  private double processorPerMemory = 1;
  private int mix;
  private long structure = -1;

  /** Scores nodes of a fleet. */
  public Packing(Fleet fleet, Weights weights) {
    this.fleet = fleet;
    this.weights = weights;
  }

  /**
   * Call before values are asked for: an empty node is compared with the one that would hold most.
   *
   * @return another number than before when the values of empty nodes have changed
   */
  public int refresh() {
    int now = mix();
    if (structure != fleet.structure() || mix != now) {
      structure = fleet.structure();
      mix = now;
      processorPerMemory = Math.pow(2, mix / STEPS);
      most = 0;
      for (int slot : fleet.slotsByName()) {
        most = Math.max(most, holds(slot));
      }
    }
    return mix;
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
   * 0 where pods work already, else from near -1 to -1/3 for the empty node that holds most of what
   * pods on this fleet ask for: of nodes with much processor or much memory the kind of which the
   * other would lie idle holds less.
   */
  public double opening(int slot) {
    if (fleet.isUsed(slot)) {
      return 0;
    }
    return most == 0 ? -1 : (2 * holds(slot) / most - 3) / 3;
  }

  /** How much of the fleet's mix of requests fits, until processor or memory is used up. */
  private double holds(int slot) {
    return Math.min(
        share(Dimensions.CPU, slot) / processorPerMemory, share(Dimensions.MEMORY, slot));
  }

  private double share(int dimension, int slot) {
    long all = fleet.room().allocatable(dimension);
    return all == 0 ? 1 : (double) fleet.room().allocatable(dimension, slot) / all;
  }

  /**
   * By how much more of the fleet's processor than of its memory is in use, in steps of a quarter
   * octave: small changes shall not move every value.
   */
  private int mix() {
    double cpu = inUse(Dimensions.CPU);
    double memory = inUse(Dimensions.MEMORY);
    if (cpu == 0 || memory == 0) {
      return 0;
    }
    double octaves = Math.log(cpu / memory) / Math.log(2);
    return (int) Math.rint(Math.clamp(octaves, -MOST_OCTAVES, MOST_OCTAVES) * STEPS);
  }

  private double inUse(int dimension) {
    long all = fleet.room().allocatable(dimension);
    return all == 0 ? 0 : (double) fleet.room().used(dimension) / all;
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
