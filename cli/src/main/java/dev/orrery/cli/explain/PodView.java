package dev.orrery.cli.explain;

import dev.orrery.plan.Score;
import dev.orrery.scheduler.explain.Change;
import dev.orrery.scheduler.explain.PodExplanation;
import dev.orrery.scheduler.explain.RejectionGroup;
import dev.orrery.scheduler.place.Decision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pod explained, as it is printed.
 *
 * @param namespace its namespace
 * @param name its name
 * @param scheduler who places it
 * @param node where it is, null while it is pending
 * @param summary all of it in one sentence
 * @param decided what was decided when Orrery placed it, null where that is not known
 * @param rank position of its node among those that admit it now, 1 is the best, 0 where unknown
 * @param nodes how many nodes there are
 * @param admitting how many of them admit it now
 * @param candidates the best of these, best first
 * @param rejections why the others do not
 * @param moreNodesHelp whether another node like those that are there would take it
 * @param smallestChange what would admit a pod that no node admits
 */
record PodView(
    String namespace,
    String name,
    String scheduler,
    @Nullable String node,
    String summary,
    @Nullable DecidedView decided,
    int rank,
    int nodes,
    int admitting,
    List<CandidateView> candidates,
    List<RejectionView> rejections,
    boolean moreNodesHelp,
    List<ChangeView> smallestChange) {

  /**
   * A node and what it scores.
   *
   * @param node its name
   * @param score sum of the parts; higher is better
   * @param behindBest how far it is behind the best
   * @param parts what the score is made of
   */
  record CandidateView(String node, double score, double behindBest, List<Score.Part> parts) {
    static CandidateView of(Decision.Candidate candidate, double best) {
      double total = candidate.score().total();
      return new CandidateView(candidate.node(), total, best - total, candidate.score().parts());
    }
  }

  /**
   * What was decided at the time.
   *
   * @param chosen the node
   * @param runnersUp the next best
   * @param version of the snapshot that was looked at
   */
  record DecidedView(CandidateView chosen, List<CandidateView> runnersUp, long version) {
    static DecidedView of(Decision decision) {
      double best = decision.score().total();
      return new DecidedView(
          CandidateView.of(new Decision.Candidate(decision.node(), decision.score()), best),
          decision.runnersUp().stream().map(other -> CandidateView.of(other, best)).toList(),
          decision.version());
    }
  }

  /**
   * Nodes that reject the pod for one reason.
   *
   * @param nodes how many
   * @param rule which rule, such as {@code resource} or {@code taint}
   * @param subject what of it, such as {@code cpu}
   * @param text for people
   * @param examples names of some of them
   */
  record RejectionView(int nodes, String rule, String subject, String text, List<String> examples) {
    static RejectionView of(RejectionGroup group) {
      String rule = group.rule().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new RejectionView(
          group.nodes(), rule, group.subject(), group.text(), group.examples());
    }
  }

  /**
   * One field to change.
   *
   * @param field which
   * @param from what it is, empty where it is absent
   * @param to what it would be, empty where it would be removed
   * @param text for people
   */
  record ChangeView(String field, String from, String to, String text) {
    static ChangeView of(Change change) {
      return new ChangeView(change.field(), change.from(), change.to(), change.text());
    }
  }

  static PodView of(PodExplanation pod) {
    double best = pod.candidates().isEmpty() ? 0 : pod.candidates().getFirst().score().total();
    return new PodView(
        pod.pod().namespace(),
        pod.pod().name(),
        pod.scheduler(),
        pod.node(),
        pod.summary(),
        pod.decided() == null ? null : DecidedView.of(pod.decided()),
        pod.hereRank(),
        pod.diagnosis().nodes(),
        pod.diagnosis().fitting(),
        pod.candidates().stream().map(one -> CandidateView.of(one, best)).toList(),
        pod.diagnosis().groups().stream().map(RejectionView::of).toList(),
        pod.diagnosis().moreNodesHelp(),
        pod.smallestChange().stream().map(ChangeView::of).toList());
  }
}
