package dev.orrery.scheduler.fleet;

import java.util.Arrays;

/** A count per topology domain, of which most are 0: open addressing with linear probing. */
final class DomainCounts {

  private static final int FREE = -1;

  private int[] domains = filled(8);
  private int[] counts = new int[8];
  private int taken;

  int get(int domain) {
    return counts[find(domain)];
  }

  /** Adds and returns the new count. */
  int add(int domain, int delta) {
    int at = find(domain);
    if (domains[at] == FREE) {
      if (2 * (taken + 1) > domains.length) {
        rehash();
        at = find(domain);
      }
      domains[at] = domain;
      taken++;
    }
    return counts[at] += delta;
  }

  private int find(int domain) {
    int mask = domains.length - 1;
    int at = ((domain * 0x9E3779B9) >>> 7) & mask;
    while (domains[at] != domain && domains[at] != FREE) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void rehash() {
    int[] oldDomains = domains;
    int[] oldCounts = counts;
    int live = 0;
    for (int count : oldCounts) {
      live += count == 0 ? 0 : 1;
    }
    int size = Math.max(8, Integer.highestOneBit(4 * (live + 1)) * 2);
    domains = filled(size);
    counts = new int[size];
    taken = live;
    for (int i = 0; i < oldDomains.length; i++) {
      if (oldCounts[i] != 0) {
        int at = find(oldDomains[i]);
        domains[at] = oldDomains[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  private static int[] filled(int size) {
    int[] all = new int[size];
    Arrays.fill(all, FREE);
    return all;
  }
}
