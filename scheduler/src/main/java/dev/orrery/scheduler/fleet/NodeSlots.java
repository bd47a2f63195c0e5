package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Node;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes by slot: a small number that a node keeps until it is removed. */
final class NodeSlots {

  /** For a visitor of slots and nodes. */
  interface Visitor {
    void visit(int slot, Node node);
  }

  private final Map<String, Integer> slotOf = new HashMap<>();
  private final Deque<Integer> freed = new ArrayDeque<>();
  private @Nullable Node[] nodes = new @Nullable Node[8];
  private int[] revisions = new int[8];
  private int limit;
  private int @Nullable [] order;
  private int[] ranks = new int[0];

  int find(String name) {
    return slotOf.getOrDefault(name, Resident.NO_SLOT);
  }

  @Nullable Node node(int slot) {
    return slot < limit ? nodes[slot] : null;
  }

  int revision(int slot) {
    return revisions[slot];
  }

  int size() {
    return slotOf.size();
  }

  int limit() {
    return limit;
  }

  int add(Node node) {
    int slot = freed.isEmpty() ? limit++ : freed.pop();
    if (slot >= nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * slot);
      revisions = Arrays.copyOf(revisions, 2 * slot);
    }
    slotOf.put(node.name(), slot);
    order = null;
    replace(slot, node);
    return slot;
  }

  void replace(int slot, Node node) {
    nodes[slot] = node;
    revisions[slot]++;
  }

  void remove(int slot) {
    Node node = nodes[slot];
    if (node != null) {
      slotOf.remove(node.name());
    }
    nodes[slot] = null;
    revisions[slot]++;
    freed.push(slot);
    order = null;
  }

  void forEach(Visitor visitor) {
    for (int slot = 0; slot < limit; slot++) {
      Node node = nodes[slot];
      if (node != null) {
        visitor.visit(slot, node);
      }
    }
  }

  /** All slots by the name of their node, the same for the same nodes however they came. */
  int[] byName() {
    int[] known = order;
    if (known == null) {
      known =
          slotOf.entrySet().stream()
              .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
              .mapToInt(Map.Entry::getValue)
              .toArray();
      order = known;
      ranks = new int[limit];
      for (int i = 0; i < known.length; i++) {
        ranks[known[i]] = i;
      }
    }
    return known;
  }

  int rank(int slot) {
    byName();
    return ranks[slot];
  }
}
