package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resource names as array indexes, in the order of their first appearance. */
public final class Dimensions {

  /** Index of {@link Resources#CPU}. */
  public static final int CPU = 0;

  /** Index of {@link Resources#MEMORY}. */
  public static final int MEMORY = 1;

  /** Index of {@link Resources#EPHEMERAL_STORAGE}. */
  public static final int EPHEMERAL_STORAGE = 2;

  /** Index of {@link Resources#PODS}. */
  public static final int PODS = 3;

  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Dimensions() {
    List.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE, Resources.PODS)
        .forEach(this::indexOf);
  }

  /** The index of a resource, a new one for a new name. */
  int indexOf(String resource) {
    return indexes.computeIfAbsent(
        resource,
        name -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  /** The resource of an index. */
  public String name(int index) {
    return names.get(index);
  }

  /** How many resources are known. */
  public int size() {
    return names.size();
  }
}
