package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and the pods on them. Not thread-safe: one thread owns it. Pods whose node is not known yet
 * are kept and take their room when it appears.
 */
public final class Fleet {

  private final Dimensions dimensions = new Dimensions();
  private final Room room = new Room(dimensions);
  private final Room daemons = new Room(dimensions);
  private final NodeSlots nodes = new NodeSlots();
  private final Tallies tallies = new Tallies(nodes, dimensions);
  private final Nominations nominations = new Nominations();
  private final ChangeLog log = new ChangeLog();
  private final Map<String, Resident> residents = new HashMap<>();
  private final Map<String, List<Resident>> byNode = new HashMap<>();
  private final Map<Integer, List<HostPort>> ports = new HashMap<>();
  private int[] work = new int[8];
  private long structure;
  private long version;

  /** A fleet with all that a snapshot holds. */
  public static Fleet of(Snapshot snapshot) {
    var fleet = new Fleet();
    snapshot.namespaces().forEach(fleet::putNamespace);
    snapshot.nodes().forEach(fleet::putNode);
    for (Pod pod : snapshot.pods()) {
      String node = pod.node();
      if (node != null && pod.holdsResources()) {
        fleet.put(pod, node);
      } else if (node == null && pod.nominatedNode() != null) {
        fleet.nominate(pod, pod.nominatedNode());
      }
    }
    return fleet;
  }

  /** Adds or changes a node. */
  public void putNode(Node node) {
    int slot = nodes.find(node.name());
    Node before = slot == Resident.NO_SLOT ? null : nodes.node(slot);
    if (node.equals(before)) {
      return;
    }
    if (before == null) {
      slot = nodes.add(node);
      structure++;
    } else {
      detach(slot, before.name());
      nodes.replace(slot, node);
      structure += sameFrame(before, node) ? 0 : 1;
    }
    attach(slot, node);
    touch(slot);
  }

  /** Removes a node; its pods stay known until they are removed themselves. */
  public void removeNode(String name) {
    int slot = nodes.find(name);
    if (slot == Resident.NO_SLOT) {
      return;
    }
    detach(slot, name);
    nodes.remove(slot);
    structure++;
    touch(slot);
  }

  /** Puts a pod on a node, bound or only assumed; the same pod again replaces its state. */
  public void put(Pod pod, String node) {
    Resident before = residents.get(pod.key().uid());
    if (before != null
        && before.node.equals(node)
        && before.shape.isOf(pod.shape())
        && before.terminating() == (pod.phase() == Pod.Phase.TERMINATING)) {
      before.pod = pod;
      return;
    }
    Shape shape = acquire(pod.shape());
    remove(pod.key());
    var resident = new Resident(pod, shape, node);
    residents.put(pod.key().uid(), resident);
    byNode.computeIfAbsent(node, missing -> new ArrayList<>(4)).add(resident);
    resident.indexInShape = shape.residents.size();
    shape.residents.add(resident);
    int slot = nodes.find(node);
    if (slot != Resident.NO_SLOT) {
      settle(resident, slot);
      touch(slot);
    }
  }

  /** Takes a pod off its node; nothing happens where it is on none. */
  public void remove(PodKey key) {
    Resident resident = residents.remove(key.uid());
    if (resident == null) {
      return;
    }
    int slot = resident.slot;
    unsettle(resident);
    List<Resident> there = byNode.getOrDefault(resident.node, new ArrayList<>());
    there.remove(resident);
    if (there.isEmpty()) {
      byNode.remove(resident.node);
    }
    List<Resident> alike = resident.shape.residents;
    Resident last = alike.removeLast();
    if (last != resident) {
      alike.set(resident.indexInShape, last);
      last.indexInShape = resident.indexInShape;
    }
    release(resident.shape);
    if (slot != Resident.NO_SLOT) {
      if (!resident.shape.spec().hostPorts().isEmpty()) {
        collectPorts(slot, resident.node);
      }
      touch(slot);
    }
  }

  /** Keeps room on a node for a pending pod that preemption has cleared it for. */
  public void nominate(Pod pod, String node) {
    withdraw(pod.key());
    nominations.add(pod.key(), acquire(pod.shape()), node);
    touchNamed(node);
  }

  /** Ends a nomination; false where there is none. */
  public boolean withdraw(PodKey key) {
    Nominations.Nomination gone = nominations.remove(key);
    if (gone == null) {
      return false;
    }
    release(gone.shape());
    touchNamed(gone.node());
    return true;
  }

  /** Sets a namespace's labels, an empty map once it is gone. */
  public void putNamespace(String name, Map<String, String> labels) {
    if (tallies.namespace(name, labels)) {
      structure++;
      version++;
    }
  }

  /** The compiled shape, kept until {@link #release}. */
  public Shape acquire(PodShape spec) {
    return tallies.acquire(spec);
  }

  /** Ends one {@link #acquire}. */
  public void release(Shape shape) {
    tallies.release(shape);
  }

  /** The tallies that the shape's own terms read. */
  public Shape.Demand demand(Shape shape) {
    return tallies.demand(shape);
  }

  /** Whether a request fits on a node beside its pods and what is kept for nominated ones. */
  public boolean fits(Request request, int priority, int slot) {
    if (!room.fits(request, slot)) {
      return false;
    }
    if (nominations.isEmpty()) {
      return true;
    }
    for (int i = 0; i < request.size(); i++) {
      if (request.amount(i) > free(request.dimension(i), priority, slot)) {
        return false;
      }
    }
    return true;
  }

  /** What a pod of this priority finds free: without what is kept for nominated pods. */
  public long free(int dimension, int priority, int slot) {
    Node node = nominations.isEmpty() ? null : nodes.node(slot);
    long kept = node == null ? 0 : nominations.reserved(node.name(), dimension, priority);
    return room.free(dimension, slot) - kept;
  }

  /** Whether any room is kept for nominated pods. */
  public boolean hasNominations() {
    return !nominations.isEmpty();
  }

  /** The node in a slot, null where the slot is empty. */
  public @Nullable Node node(int slot) {
    return nodes.node(slot);
  }

  /** The slot of a node, below 0 where it is unknown. */
  public int slotOf(String node) {
    return nodes.find(node);
  }

  /** Every slot is below this. */
  public int slotLimit() {
    return nodes.limit();
  }

  /** How many nodes there are. */
  public int nodeCount() {
    return nodes.size();
  }

  /** Grows with every change of the slot's node. */
  public int nodeRevision(int slot) {
    return nodes.revision(slot);
  }

  /** All slots by node name. */
  public int[] slotsByName() {
    return nodes.byName();
  }

  /** Position of a slot in {@link #slotsByName}. */
  public int rank(int slot) {
    return nodes.rank(slot);
  }

  /** Host ports taken on a node. */
  public List<HostPort> ports(int slot) {
    return ports.getOrDefault(slot, List.of());
  }

  /** Pods on a node, in the order in which they came. */
  public List<Pod> podsOn(String node) {
    return byNode.getOrDefault(node, List.of()).stream().map(resident -> resident.pod).toList();
  }

  /** Whether a pod that does not name its node is there: a daemon's pods make no node used. */
  public boolean isUsed(int slot) {
    return slot < work.length && work[slot] > 0;
  }

  /** Where a pod is, null where it is on no node. */
  public @Nullable String nodeOf(PodKey key) {
    Resident resident = residents.get(key.uid());
    return resident == null ? null : resident.node;
  }

  /** How many pods are on nodes. */
  public int podCount() {
    return residents.size();
  }

  /** Amounts per node. */
  public Room room() {
    return room;
  }

  /** What daemons take, that is pods that name their one node; allocatable is not kept here. */
  public Room daemons() {
    return daemons;
  }

  /** The largest number of pods that no two of may share a node. */
  public int largestClique() {
    return tallies.largestClique();
  }

  /** Resource names. */
  public Dimensions dimensions() {
    return dimensions;
  }

  /** Which slots changed. */
  public ChangeLog log() {
    return log;
  }

  /** Grows when nodes come, go, change labels or size, or namespaces change their labels. */
  public long structure() {
    return structure;
  }

  /** Grows with every change. */
  public long version() {
    return version;
  }

  /** All of it, with these pending pods, for other threads. */
  public Snapshot snapshot(List<Pod> pending) {
    List<Node> known = new ArrayList<>();
    nodes.forEach((slot, node) -> known.add(node));
    List<Pod> pods = new ArrayList<>(pending);
    residents.values().forEach(resident -> pods.add(resident.pod.on(resident.node)));
    return new Snapshot(version, known, pods, tallies.namespaces());
  }

  private static boolean sameFrame(Node before, Node node) {
    return before.labels().equals(node.labels()) && before.allocatable().equals(node.allocatable());
  }

  private void attach(int slot, Node node) {
    if (slot >= work.length) {
      work = Arrays.copyOf(work, 2 * slot);
    }
    boolean perhaps = dimensions.mayHaveBeenOthers(node.allocatable().amounts().keySet());
    room.reserve(slot);
    daemons.reserve(slot);
    room.setAllocatable(slot, node.allocatable());
    if (perhaps) {
      tallies.takingOthers().forEach(this::recompile);
    }
    tallies.nodeAdded(slot, node);
    byNode.getOrDefault(node.name(), List.of()).forEach(resident -> settle(resident, slot));
  }

  private void detach(int slot, String name) {
    byNode.getOrDefault(name, List.of()).forEach(this::unsettle);
    ports.remove(slot);
    tallies.nodeRemoved(slot);
    room.clear(slot);
  }

  private void settle(Resident resident, int slot) {
    resident.slot = slot;
    room.add(resident.shape.request(), slot);
    if (resident.shape.pinned()) {
      daemons.add(resident.shape.request(), slot);
    } else {
      work[slot]++;
    }
    resident.tally(1);
    if (!resident.shape.spec().hostPorts().isEmpty()) {
      collectPorts(slot, resident.node);
    }
  }

  private void unsettle(Resident resident) {
    if (resident.slot != Resident.NO_SLOT) {
      resident.tally(-1);
      room.subtract(resident.shape.request(), resident.slot);
      if (resident.shape.pinned()) {
        daemons.subtract(resident.shape.request(), resident.slot);
      } else {
        work[resident.slot]--;
      }
      resident.slot = Resident.NO_SLOT;
    }
  }

  /** A node has brought a resource that had no index of its own when the shape was compiled. */
  private void recompile(Shape shape) {
    take(shape, Room::subtract);
    shape.recompile(dimensions);
    take(shape, Room::add);
  }

  private void take(Shape shape, Taking taking) {
    for (Resident resident : shape.residents) {
      if (resident.slot != Resident.NO_SLOT) {
        taking.of(room, shape.request(), resident.slot);
        if (shape.pinned()) {
          taking.of(daemons, shape.request(), resident.slot);
        }
      }
    }
  }

  /** What a pod takes, put down or taken away. */
  private interface Taking {
    void of(Room room, Request request, int slot);
  }

  private void collectPorts(int slot, String node) {
    List<HostPort> taken =
        byNode.getOrDefault(node, List.of()).stream()
            .flatMap(resident -> resident.shape.spec().hostPorts().stream())
            .toList();
    if (taken.isEmpty()) {
      ports.remove(slot);
    } else {
      ports.put(slot, taken);
    }
  }

  private void touchNamed(String node) {
    int slot = nodes.find(node);
    if (slot != Resident.NO_SLOT) {
      touch(slot);
    }
  }

  private void touch(int slot) {
    log.touch(slot);
    version++;
  }
}
