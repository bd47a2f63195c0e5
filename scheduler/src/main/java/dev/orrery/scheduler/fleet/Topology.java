package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Node;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The domains of one topology key: which node slot is in which. */
public final class Topology {

  /** The domain of a node without the label. */
  public static final int NONE = -1;

  private final String key;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Deque<Integer> freed = new ArrayDeque<>();
  private int[] domainOf = new int[0];
  private String[] values = new String[0];
  private int[] sizes = new int[0];
  private int shared;

  Topology(String key) {
    this.key = key;
  }

  /** The node label. */
  public String key() {
    return key;
  }

  /** The node's domain or {@link #NONE}. */
  public int domainOf(int slot) {
    return slot < domainOf.length ? domainOf[slot] : NONE;
  }

  /** The label's value of a domain that has nodes. */
  public String value(int domain) {
    return values[domain];
  }

  /** How many domains have nodes. */
  public int domains() {
    return ids.size();
  }

  /** Every domain's number is below this. */
  public int limit() {
    return values.length;
  }

  /** How many nodes a domain has. */
  public int size(int domain) {
    return sizes[domain];
  }

  /** Whether every domain is one node, as with the host name. */
  public boolean oneNodeEach() {
    return shared == 0;
  }

  void nodeAdded(int slot, Node node) {
    if (slot >= domainOf.length) {
      int old = domainOf.length;
      domainOf = Arrays.copyOf(domainOf, Math.max(slot + 1, 2 * old));
      Arrays.fill(domainOf, old, domainOf.length, NONE);
    }
    String value = node.labels().get(key);
    domainOf[slot] = value == null ? NONE : enter(value);
  }

  void nodeRemoved(int slot) {
    int domain = domainOf(slot);
    if (domain == NONE) {
      return;
    }
    domainOf[slot] = NONE;
    sizes[domain]--;
    shared -= sizes[domain] == 1 ? 1 : 0;
    if (sizes[domain] == 0) {
      ids.remove(values[domain]);
      freed.push(domain);
    }
  }

  private int enter(String value) {
    int domain = ids.computeIfAbsent(value, this::newDomain);
    sizes[domain]++;
    shared += sizes[domain] == 2 ? 1 : 0;
    return domain;
  }

  private int newDomain(String value) {
    int domain = freed.isEmpty() ? ids.size() : freed.pop();
    if (domain >= values.length) {
      int larger = Math.max(4, 2 * values.length);
      values = Arrays.copyOf(values, larger);
      sizes = Arrays.copyOf(sizes, larger);
    }
    values[domain] = value;
    return domain;
  }
}
