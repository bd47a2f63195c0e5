package dev.orrery.cli.explain;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.kube.placement.ClusterPicture;
import dev.orrery.kube.pod.PodState;
import dev.orrery.scheduler.explain.Explainer;
import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.score.Weights;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Explains pods of one picture of a cluster. */
final class Explaining {

  private static final int LABEL_ROOM = 63;
  private static final String WORKLOAD = "orrery.dev/workload";

  private final ClusterPicture picture;
  private final String source;
  private final Explainer explainer;

  /**
   * Of a picture.
   *
   * @param source how messages call what the picture was taken of
   */
  Explaining(ClusterPicture picture, String source, Weights weights) {
    this.picture = picture;
    this.source = source;
    this.explainer = new Explainer(snapshot(picture), weights);
  }

  private static Snapshot snapshot(ClusterPicture picture) {
    Map<String, Map<String, String>> namespaces = new HashMap<>();
    picture.namespaces().forEach(one -> namespaces.put(one.name(), one.labels()));
    return new Snapshot(
        0, picture.nodes(), picture.pods().stream().map(PodState::pod).toList(), namespaces);
  }

  /** One pod. */
  ExplainResult pod(ObjectName name) {
    PodState state =
        picture
            .pod(name.namespace(), name.name())
            .orElseThrow(() -> absent("pod", name, "its name is different"));
    return ExplainResult.of("pod", name, source, List.of(explain(state)));
  }

  /** All pods of a Workload, pending ones first. */
  ExplainResult workload(ObjectName name) {
    List<PodView> pods =
        picture.pods().stream()
            .filter(state -> belongs(state.pod(), name))
            .filter(state -> state.pod().phase() != Pod.Phase.FINISHED)
            .map(this::explain)
            .sorted(
                Comparator.comparing((PodView pod) -> pod.node() != null)
                    .thenComparing(PodView::name))
            .toList();
    if (pods.isEmpty()) {
      throw absent("workload", name, "it has no pods yet");
    }
    return ExplainResult.of("workload", name, source, pods);
  }

  private static boolean belongs(Pod pod, ObjectName workload) {
    String label = pod.shape().labels().getOrDefault(WORKLOAD, "");
    return pod.key().namespace().equals(workload.namespace()) && names(label, workload.name());
  }

  /** A name that is too long for a label is cut there and ends in a dash and a hash. */
  static boolean names(String label, String workload) {
    int dash = label.lastIndexOf('-');
    return workload.length() <= LABEL_ROOM
        ? label.equals(workload)
        : dash > 0 && workload.startsWith(label.substring(0, dash));
  }

  private PodView explain(PodState state) {
    return PodView.of(explainer.explain(state.pod(), ClusterPicture.decision(state)));
  }

  private CommandException absent(String kind, ObjectName name, String maybe) {
    return new CommandException(
        ExitCode.FAILED,
        kind + " is " + name + ", of which " + source + " shows nothing. Maybe " + maybe + ".");
  }
}
