package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pod shape inside one fleet: compiled once, shared by all its pods. */
public final class Shape {

  private final PodShape spec;
  private Request request;
  private final boolean pinned;
  final List<Contribution> contributions = new ArrayList<>();
  final List<Tally> carried = new ArrayList<>();
  final List<Tally> repelledBy = new ArrayList<>();
  final List<Tally> wishedBy = new ArrayList<>();
  final List<Resident> residents = new ArrayList<>();
  @Nullable Demand demand;
  int users;
  private int revision;

  /** What one pod of the shape adds to a tally. */
  record Contribution(Tally tally, int weight) {}

  /**
   * The tallies that the shape's own terms read, in the order of the terms.
   *
   * @param affinity one per required affinity term
   * @param antiAffinity one per required anti-affinity term
   * @param spread one per spread constraint
   * @param preferred one per preferred affinity term
   * @param avoided one per preferred anti-affinity term
   */
  public record Demand(
      List<Tally> affinity,
      List<Tally> antiAffinity,
      List<Tally> spread,
      List<Tally> preferred,
      List<Tally> avoided) {}

  Shape(PodShape spec, Request request) {
    this.spec = spec;
    this.request = request;
    this.pinned = isPinned(spec.nodeAffinity().required());
  }

  /** What it was compiled from. */
  public PodShape spec() {
    return spec;
  }

  /** Whether it was compiled from this; most often the very same object. */
  public boolean isOf(PodShape other) {
    return Objects.equals(spec, other);
  }

  /** Whether another pod's arrival may help it: it must be near pods, or evenly spread. */
  public boolean looksAtPods() {
    return !spec.podAffinity().required().isEmpty() || !spec.spread().isEmpty();
  }

  /** What a pod of it takes. */
  public Request request() {
    return request;
  }

  /** What a pod of it takes has got another form. */
  void recompile(Dimensions dimensions) {
    request = new Request(spec.requests(), dimensions);
    revise();
  }

  /** Grows when other pods' terms that mean this shape come or go. */
  public int revision() {
    return revision;
  }

  /** Required anti-affinity of other pods that means this shape. */
  public List<Tally> repelledBy() {
    return repelledBy;
  }

  /** Wishes of other pods that mean this shape. */
  public List<Tally> wishedBy() {
    return wishedBy;
  }

  /** Whether it names its one node, as a daemon's pods do. */
  public boolean pinned() {
    return pinned;
  }

  private static boolean isPinned(@Nullable List<NodeAffinity.Term> required) {
    return required != null
        && !required.isEmpty()
        && required.stream().noneMatch(term -> term.fields().isEmpty());
  }

  /** Whether a pod of this shape is itself counted in a tally. */
  public boolean countsIn(Tally tally) {
    return contributions.stream().anyMatch(each -> each.tally() == tally);
  }

  void revise() {
    revision++;
  }
}
