package dev.orrery.localcluster.kubelet.api;

import java.util.List;

/**
 * What a watch tells.
 *
 * @param <T> the slim object
 */
public sealed interface Change<T> {

  /**
   * All there is now: at the start and after a gap.
   *
   * @param objects complete
   */
  record Listed<T>(List<T> objects) implements Change<T> {}

  /**
   * One object is new or changed.
   *
   * @param object as it is now
   */
  record Put<T>(T object) implements Change<T> {}

  /**
   * One object is gone.
   *
   * @param object as it was last
   */
  record Gone<T>(T object) implements Change<T> {}
}
