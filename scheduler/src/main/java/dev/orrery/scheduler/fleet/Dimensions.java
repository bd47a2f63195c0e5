package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Resource names as array indexes, in the order of their first appearance. Every name costs an
 * array over all nodes, and pods may ask for any name that comes to somebody's mind: so names that
 * no node has get an index of their own only while they are few, and then share {@link #OTHERS}, of
 * which no node has any.
 */
public final class Dimensions {

  /** Index of {@link Resources#CPU}. */
  public static final int CPU = 0;

  /** Index of {@link Resources#MEMORY}. */
  public static final int MEMORY = 1;

  /** Index of {@link Resources#EPHEMERAL_STORAGE}. */
  public static final int EPHEMERAL_STORAGE = 2;

  /** Index of {@link Resources#PODS}. */
  public static final int PODS = 3;

  /** Index of all that pods ask for, no node has, and that is one too many to tell apart. */
  public static final int OTHERS = 4;

  /** Names that only pods bring and that are told apart. */
  static final int MOST_ASKED = 64;

  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int asked;

  Dimensions() {
    List.of(
            Resources.CPU,
            Resources.MEMORY,
            Resources.EPHEMERAL_STORAGE,
            Resources.PODS,
            "a resource that no node has")
        .forEach(this::add);
  }

  /** The index of a resource that a node has, a new one for a new name. */
  int offered(String resource) {
    Integer known = indexes.get(resource);
    return known == null ? add(resource) : known;
  }

  /** The index of a resource that a pod asks for. */
  int asked(String resource) {
    Integer known = indexes.get(resource);
    if (known != null) {
      return known;
    }
    asked++;
    return asked > MOST_ASKED ? OTHERS : add(resource);
  }

  /** Whether one of these may have been asked for before, without an index of its own. */
  boolean mayHaveBeenOthers(Collection<String> resources) {
    return asked > MOST_ASKED && !indexes.keySet().containsAll(resources);
  }

  /** The resource of an index. */
  public String name(int index) {
    return names.get(index);
  }

  /** How many resources are known. */
  public int size() {
    return names.size();
  }

  private int add(String resource) {
    indexes.put(resource, names.size());
    names.add(resource);
    return names.size() - 1;
  }
}
