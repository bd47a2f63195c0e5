package dev.orrery.localcluster.kubelet.pod;

import java.util.Collections;
import java.util.List;

/**
 * Where the containers of one pod stand.
 *
 * @param init in the order of the spec
 * @param main in the order of the spec
 */
public record PodState(List<ContainerState> init, List<ContainerState> main) {

  /** All containers wait for their first start. */
  public static PodState first(PodSpec spec) {
    return new PodState(
        Collections.nCopies(spec.init().size(), ContainerState.Waiting.FIRST),
        Collections.nCopies(spec.main().size(), ContainerState.Waiting.FIRST));
  }
}
