package dev.orrery.scheduler.gpu;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is free on one node. Never changes: a placement makes a new state. */
public final class NodeState {

  private final GpuNode node;
  private final int cpuFree;
  private final int memoryFree;
  private final int[] deviceFree;
  private final int idle;

  private NodeState(GpuNode node, int cpuFree, int memoryFree, int[] deviceFree) {
    this.node = node;
    this.cpuFree = cpuFree;
    this.memoryFree = memoryFree;
    this.deviceFree = deviceFree;
    this.idle = Arrays.stream(deviceFree).sum();
  }

  /** The node with nothing on it. */
  public static NodeState empty(GpuNode node) {
    int[] devices = new int[node.devices()];
    Arrays.fill(devices, GpuShape.WHOLE);
    return new NodeState(node, node.cpuMilli(), node.memoryMib(), devices);
  }

  /** The node itself. */
  public GpuNode node() {
    return node;
  }

  /** Free thousandths of a core. */
  public int cpuFree() {
    return cpuFree;
  }

  /** Free MiB. */
  public int memoryFree() {
    return memoryFree;
  }

  /** How many GPUs the node has. */
  public int devices() {
    return deviceFree.length;
  }

  /** Free thousandths of one GPU. */
  public int free(int device) {
    return deviceFree[device];
  }

  /** Free thousandths of all GPUs together. */
  public int idle() {
    return idle;
  }

  /** Whether the shape fits now. */
  public boolean fits(GpuShape shape) {
    return cpuFree >= shape.cpuMilli()
        && memoryFree >= shape.memoryMib()
        && (shape.gpus() == 0
            || (shape.accepts(node.model()) && devicesWith(shape.milli()) >= shape.gpus()));
  }

  /** How many GPUs have at least so much free. */
  public int devicesWith(int milli) {
    int count = 0;
    for (int free : deviceFree) {
      if (free >= milli) {
        count++;
      }
    }
    return count;
  }

  /**
   * The devices that a shape would get: for a share the given one, for whole GPUs the first idle
   * ones.
   *
   * @param device used for a share only
   */
  public List<Integer> devicesFor(GpuShape shape, int device) {
    if (shape.shared()) {
      return List.of(device);
    }
    return IntStream.range(0, deviceFree.length)
        .filter(i -> deviceFree[i] >= shape.milli())
        .limit(shape.gpus())
        .boxed()
        .toList();
  }

  /**
   * The state with the shape placed; it must fit.
   *
   * @param device used for a share only; whole GPUs are the first idle ones
   */
  public NodeState after(GpuShape shape, int device) {
    int[] left = deviceFree.clone();
    if (shape.shared()) {
      left[device] -= shape.milli();
    } else {
      int wanted = shape.gpus();
      for (int i = 0; i < left.length && wanted > 0; i++) {
        if (left[i] == GpuShape.WHOLE) {
          left[i] = 0;
          wanted--;
        }
      }
    }
    return new NodeState(node, cpuFree - shape.cpuMilli(), memoryFree - shape.memoryMib(), left);
  }
}
