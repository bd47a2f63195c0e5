package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import java.util.Map;

/**
 * What the placer is told of the cluster, in the order in which it happened to each object. Calls
 * come from watch threads; an implementation returns at once. Telling the same state twice changes
 * nothing.
 */
public interface ClusterEvents {

  /**
   * A pod is there with this state, new or changed; pods of every scheduler are told, since all of
   * them take room.
   */
  void podChanged(Pod pod);

  /** A pod is gone. */
  void podDeleted(PodKey key);

  /** A node is there with this state, new or changed. */
  void nodeChanged(Node node);

  /** A node is gone. */
  void nodeDeleted(String name);

  /** A namespace has these labels; needed for affinity terms with a namespace selector. */
  void namespaceChanged(String name, Map<String, String> labels);

  /** A namespace is gone. */
  void namespaceDeleted(String name);
}
