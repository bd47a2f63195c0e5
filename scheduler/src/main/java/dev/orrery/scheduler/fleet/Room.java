package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Resources;
import java.util.Arrays;
import java.util.Map;

/** Allocatable and used amounts, one array per resource, one element per node slot. */
public final class Room {

  private final Dimensions names;
  private long[][] allocatable = new long[0][];
  private long[][] used = new long[0][];
  private long[] allAllocatable = new long[0];
  private long[] allUsed = new long[0];
  private int slots;

  Room(Dimensions names) {
    this.names = names;
  }

  /** What the node has for pods. */
  public long allocatable(int dimension, int slot) {
    return dimension < allocatable.length ? allocatable[dimension][slot] : 0;
  }

  /** What the pods on the node take. */
  public long used(int dimension, int slot) {
    return dimension < used.length ? used[dimension][slot] : 0;
  }

  /** What is left; below 0 on a node that others have filled too far. */
  public long free(int dimension, int slot) {
    return allocatable(dimension, slot) - used(dimension, slot);
  }

  /** What all nodes together have for pods. */
  public long allocatable(int dimension) {
    return dimension < allAllocatable.length ? allAllocatable[dimension] : 0;
  }

  /** What all pods on nodes together take. */
  public long used(int dimension) {
    return dimension < allUsed.length ? allUsed[dimension] : 0;
  }

  /** Whether all of a request is free on the node. */
  public boolean fits(Request request, int slot) {
    int[] dimensions = request.dimensions;
    for (int i = 0; i < dimensions.length; i++) {
      if (request.amounts[i] > free(dimensions[i], slot)) {
        return false;
      }
    }
    return true;
  }

  void setAllocatable(int slot, Resources resources) {
    for (Map.Entry<String, Long> each : resources.amounts().entrySet()) {
      int dimension = names.offered(each.getKey());
      reserve(slot);
      allAllocatable[dimension] += each.getValue() - allocatable[dimension][slot];
      allocatable[dimension][slot] = each.getValue();
    }
  }

  void clear(int slot) {
    for (int d = 0; d < allocatable.length; d++) {
      if (slot < slots) {
        allAllocatable[d] -= allocatable[d][slot];
        allUsed[d] -= used[d][slot];
        allocatable[d][slot] = 0;
        used[d][slot] = 0;
      }
    }
  }

  void add(Request request, int slot) {
    reserve(slot);
    for (int i = 0; i < request.dimensions.length; i++) {
      used[request.dimensions[i]][slot] += request.amounts[i];
      allUsed[request.dimensions[i]] += request.amounts[i];
    }
  }

  void subtract(Request request, int slot) {
    for (int i = 0; i < request.dimensions.length; i++) {
      used[request.dimensions[i]][slot] -= request.amounts[i];
      allUsed[request.dimensions[i]] -= request.amounts[i];
    }
  }

  /** Makes the arrays cover every known resource and this slot. */
  void reserve(int slot) {
    int wanted = slot < slots ? slots : Math.max(slot + 1, slots * 2);
    if (wanted == slots && names.size() == allocatable.length) {
      return;
    }
    allocatable = grown(allocatable, names.size(), wanted);
    used = grown(used, names.size(), wanted);
    allAllocatable = Arrays.copyOf(allAllocatable, names.size());
    allUsed = Arrays.copyOf(allUsed, names.size());
    slots = wanted;
  }

  private static long[][] grown(long[][] old, int dimensions, int slots) {
    long[][] larger = new long[dimensions][];
    for (int d = 0; d < dimensions; d++) {
      larger[d] = d < old.length ? Arrays.copyOf(old[d], slots) : new long[slots];
    }
    return larger;
  }
}
