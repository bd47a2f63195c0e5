package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.place.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a pod is where it is, or nowhere. Scores and rejections are those of the cluster as it is
 * now, as if the pod were to be placed again.
 *
 * @param pod which pod
 * @param scheduler who places it
 * @param node where it is, null while it is pending
 * @param decided what was decided when it was placed, null where that is not known
 * @param held what keeps it from being tried at all (gates, unknown fields), empty where nothing
 * @param here the score of its own node, null where it is pending or its node would reject it now
 * @param hereRank position of its own node among all that admit it, 1 is the best; 0 where unknown
 * @param candidates the best nodes, best first, its own among them when it is one of these
 * @param diagnosis why the others reject it
 * @param smallestChange what would admit a pod that no node admits; empty where nothing would, and
 *     where it is not needed
 */
public record PodExplanation(
    PodKey pod,
    String scheduler,
    @Nullable String node,
    @Nullable Decision decided,
    String held,
    Decision.@Nullable Candidate here,
    int hereRank,
    List<Decision.Candidate> candidates,
    Diagnosis diagnosis,
    List<Change> smallestChange) {

  /** How many candidates are given. */
  public static final int CANDIDATES = 5;

  /** Copies the lists. */
  public PodExplanation {
    candidates = List.copyOf(candidates);
    smallestChange = List.copyOf(smallestChange);
  }

  /** How far a candidate's score is behind the best. */
  public double behindBest(Decision.Candidate candidate) {
    return candidates.isEmpty()
        ? 0
        : candidates.getFirst().score().total() - candidate.score().total();
  }

  /** One sentence for people. */
  public String summary() {
    if (node != null) {
      return placed(node);
    }
    if (!held.isEmpty()) {
      return "pending: " + held;
    }
    if (!candidates.isEmpty()) {
      return "pending: " + candidates.getFirst().node() + " would take it";
    }
    String change = String.join(" and ", smallestChange.stream().map(Change::text).toList());
    return "pending: "
        + diagnosis.message()
        + (change.isEmpty() ? "" : ". The smallest change that admits it: " + change);
  }

  private String placed(String where) {
    String start = "on " + where + ", placed by " + scheduler;
    if (here == null) {
      return start + "; this node would not take it again now";
    }
    return hereRank == 1
        ? start + "; it is the best of " + diagnosis.fitting() + " nodes that admit it"
        : start
            + "; it is number "
            + hereRank
            + " of "
            + diagnosis.fitting()
            + " nodes that admit it, Orrery would choose "
            + candidates.getFirst().node();
  }
}
