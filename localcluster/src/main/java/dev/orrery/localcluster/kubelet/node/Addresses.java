package dev.orrery.localcluster.kubelet.node;

import java.util.BitSet;

/**
 * The addresses of one node: its own out of 172.16.0.0/12, a /24 out of 10.128.0.0/9 for its pods.
 * Nothing listens on them. For one thread.
 */
public final class Addresses {

  private static final int MOST_NODES = 1 << 15;
  private static final int LAST_SLOT = 254;

  private final int index;
  private final BitSet taken = new BitSet(LAST_SLOT + 1);

  /**
   * The addresses of the node at a place in its fleet.
   *
   * @param index 0 to 32,767
   */
  public Addresses(int index) {
    if (index < 0 || index >= MOST_NODES) {
      throw new IllegalArgumentException(
          "--nodes is above %d. Maybe simulate fewer: the pods' addresses do not reach further."
              .formatted(MOST_NODES));
    }
    this.index = index;
  }

  /** The node's own address. */
  public String host() {
    int number = index + 1;
    return "172.%d.%d.%d".formatted(16 + (number >> 16), (number >> 8) & 255, number & 255);
  }

  /** The range of its pods. */
  public String range() {
    return prefix() + "0/24";
  }

  /** An address that no pod of the node has. */
  public String take() {
    int slot = taken.nextClearBit(1);
    taken.set(slot);
    return prefix() + Math.min(slot, LAST_SLOT);
  }

  /** Notes that a pod has this address already. */
  public void keep(String address) {
    int slot = slotOf(address);
    if (slot > 0) {
      taken.set(slot);
    }
  }

  /** Gives an address back. */
  public void release(String address) {
    int slot = slotOf(address);
    if (slot > 0) {
      taken.clear(slot);
    }
  }

  private int slotOf(String address) {
    return address.startsWith(prefix())
        ? Integer.parseInt(address.substring(prefix().length()))
        : 0;
  }

  private String prefix() {
    return "10.%d.%d.".formatted(128 + (index >> 8), index & 255);
  }
}
