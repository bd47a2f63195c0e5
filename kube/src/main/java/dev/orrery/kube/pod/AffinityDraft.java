package dev.orrery.kube.pod;

/** The three kinds of affinity as written. */
final class AffinityDraft {

  final AffinityFields.NodeTerms nodes = new AffinityFields.NodeTerms();
  final PodTerms near = new PodTerms();
  final PodTerms apart = new PodTerms();
}
