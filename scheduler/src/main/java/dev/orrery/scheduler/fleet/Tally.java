package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Node;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Pods counted per topology domain, kept up to date pod by pod. */
public final class Tally {

  private final TallyKey key;
  private final Topology topology;
  private final DomainCounts counts = new DomainCounts();
  private final @Nullable Eligible eligible;
  private long total;
  int users;

  Tally(TallyKey key, Topology topology) {
    this.key = key;
    this.topology = topology;
    this.eligible =
        key instanceof TallyKey.Matching matching && matching.eligibility() != null
            ? new Eligible(matching.eligibility())
            : null;
  }

  TallyKey key() {
    return key;
  }

  /** The domains. */
  public Topology topology() {
    return topology;
  }

  /** The count of a domain; 0 for {@link Topology#NONE}. */
  public int count(int domain) {
    return domain == Topology.NONE ? 0 : counts.get(domain);
  }

  /** The sum over all domains. */
  public long total() {
    return total;
  }

  /** The least count of any eligible domain; only tallies of spread constraints know it. */
  public int fewest() {
    return eligible == null ? 0 : eligible.fewest();
  }

  /** How many domains have eligible nodes; only tallies of spread constraints know it. */
  public int eligibleDomains() {
    return eligible == null ? 0 : eligible.domains;
  }

  void add(int slot, int delta) {
    int domain = topology.domainOf(slot);
    if (domain == Topology.NONE || (eligible != null && !eligible.slots.get(slot))) {
      return;
    }
    int now = counts.add(domain, delta);
    total += delta;
    if (eligible != null) {
      eligible.moved(now - delta, now);
    }
  }

  /** Call after the topology knows the node and before its pods are added. */
  void nodeAdded(int slot, Node node) {
    if (eligible != null && eligible.eligibility.includes(node)) {
      eligible.enter(slot, topology.domainOf(slot), count(topology.domainOf(slot)));
    }
  }

  /** Call after the node's pods are subtracted and before the topology forgets the node. */
  void nodeRemoved(int slot) {
    if (eligible != null && eligible.slots.get(slot)) {
      eligible.leave(slot, topology.domainOf(slot), count(topology.domainOf(slot)));
    }
  }

  /** The nodes that count, and how many domains have each count. */
  private static final class Eligible {
    final Eligibility eligibility;
    final BitSet slots = new BitSet();
    private int[] nodes = new int[8];
    private int[] having = new int[8];
    private int fewest;
    int domains;

    Eligible(Eligibility eligibility) {
      this.eligibility = eligibility;
    }

    int fewest() {
      while (domains > 0 && having[fewest] == 0) {
        fewest++;
      }
      return fewest;
    }

    void enter(int slot, int domain, int count) {
      slots.set(slot);
      if (domain >= nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * domain);
      }
      if (nodes[domain]++ == 0) {
        domains++;
        arrive(count);
      }
    }

    void leave(int slot, int domain, int count) {
      slots.clear(slot);
      if (--nodes[domain] == 0) {
        domains--;
        having[count]--;
      }
    }

    void moved(int from, int to) {
      having[from]--;
      arrive(to);
    }

    private void arrive(int count) {
      if (count >= having.length) {
        having = Arrays.copyOf(having, 2 * count);
      }
      having[count]++;
      fewest = Math.min(fewest, count);
    }
  }
}
