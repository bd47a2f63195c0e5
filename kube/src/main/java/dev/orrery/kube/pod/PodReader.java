package dev.orrery.kube.pod;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import java.io.IOException;
import java.util.List;

/** Reads pods. */
public final class PodReader {

  private PodReader() {}

  /** Reads the pod at which the cursor stands, defaults filled in as the API server would. */
  public static PodState read(JsonCursor in) throws IOException {
    PodDraft draft = in.root(PodFields.POD, new PodDraft());
    return draft.finish(in.pool(), in.takeUnknown());
  }

  /** Every table of fields by which a pod is read: together they are the allow-list. */
  public static List<FieldTable<?>> allowList() {
    return List.of(
        PodFields.POD,
        PodFields.METADATA,
        PodFields.SPEC,
        PodFields.STATUS,
        ContainerFields.CONTAINER,
        ContainerFields.PORT,
        ContainerFields.RESOURCES,
        ContainerFields.STATUS,
        VolumeFields.VOLUME,
        TolerationFields.TOLERATION,
        SpreadFields.CONSTRAINT,
        AffinityFields.AFFINITY,
        AffinityFields.NODE_AFFINITY,
        AffinityFields.NODE_SELECTOR,
        AffinityFields.NODE_TERM,
        AffinityFields.PREFERRED_NODE_TERM,
        AffinityFields.POD_AFFINITY,
        AffinityFields.POD_ANTI_AFFINITY,
        AffinityFields.POD_TERM,
        AffinityFields.PREFERRED_POD_TERM,
        SelectorFields.LABEL_SELECTOR,
        SelectorFields.LABEL_REQUIREMENT,
        SelectorFields.NODE_REQUIREMENT);
  }
}
