package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.place.Inspector;
import dev.orrery.scheduler.place.Placer;
import dev.orrery.scheduler.rule.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change to a pod with which some node would admit it: fewest fields first, then the
 * least relative change. Every answer is put to the placer before it is given.
 */
final class SmallestChange {

  private static final int TRIED = 64;

  private final Placer placer;
  private final Fleet fleet;

  SmallestChange(Placer placer) {
    this.placer = placer;
    this.fleet = placer.fleet();
  }

  /** The changes, empty where none was found. */
  List<Change> find(Shape shape) {
    Inspector inspector = placer.inspector(shape);
    List<ShapeEdit> edits = new ArrayList<>();
    for (int slot : fleet.slotsByName()) {
      ShapeEdit edit = edit(shape.spec(), inspector.rejections(slot), slot);
      if (edit != null && !edit.changes().isEmpty()) {
        edits.add(edit);
      }
    }
    return edits.stream()
        .sorted(
            Comparator.<ShapeEdit>comparingInt(edit -> edit.changes().size())
                .thenComparingDouble(ShapeEdit::relative))
        .limit(TRIED)
        .filter(edit -> admitted(edit.shape()))
        .findFirst()
        .map(ShapeEdit::changes)
        .orElse(List.of());
  }

  private boolean admitted(PodShape changed) {
    Shape shape = fleet.acquire(changed);
    try {
      return placer.admits(shape);
    } finally {
      fleet.release(shape);
    }
  }

  /** What would have to change for one node; null where nothing of the pod would help there. */
  private @Nullable ShapeEdit edit(PodShape spec, List<Rejection> rejections, int slot) {
    var edit = new ShapeEdit(spec);
    for (Rejection rejection : rejections) {
      if (!apply(edit, spec, rejection, slot)) {
        return null;
      }
    }
    return edit;
  }

  private boolean apply(ShapeEdit edit, PodShape spec, Rejection rejection, int slot) {
    switch (rejection.rule()) {
      case NODE_SELECTOR -> edit.dropLabel(rejection.subject());
      case NODE_AFFINITY -> edit.dropNodeAffinity();
      case HOST_PORT -> edit.dropPort(rejection.subject());
      case POD_AFFINITY -> edit.dropAffinity(rejection.term());
      case POD_ANTI_AFFINITY -> edit.dropAntiAffinity(rejection.term());
      case TAINT -> tolerate(edit, rejection.subject(), slot);
      case SPREAD -> spread(edit, spec, rejection);
      case RESOURCE -> {
        return shrink(edit, spec, rejection);
      }
      case CORDON, REPELLED -> {
        return false;
      }
    }
    return true;
  }

  private void tolerate(ShapeEdit edit, String subject, int slot) {
    Node node = fleet.node(slot);
    if (node != null) {
      for (Taint taint : node.taints()) {
        if (subject.equals(taint + ":" + taint.effect())) {
          edit.tolerate(taint);
        }
      }
    }
  }

  private static void spread(ShapeEdit edit, PodShape spec, Rejection rejection) {
    int maxSkew = spec.spread().get(rejection.term()).maxSkew();
    if (rejection.shortBy() > 0 && rejection.shortBy() < maxSkew) {
      edit.allowSkew(rejection.term(), Math.toIntExact(maxSkew + rejection.shortBy()));
    } else {
      edit.loosen(rejection.term());
    }
  }

  /** Processor, memory and disk can be asked less of; a pod without its device is another pod. */
  private static boolean shrink(ShapeEdit edit, PodShape spec, Rejection rejection) {
    String resource = rejection.subject();
    long left = spec.requests().get(resource) - rejection.shortBy();
    boolean divisible =
        resource.equals(Resources.CPU)
            || resource.equals(Resources.MEMORY)
            || resource.equals(Resources.EPHEMERAL_STORAGE);
    if (resource.equals(Resources.PODS) || (left <= 0 && !divisible)) {
      return false;
    }
    edit.request(resource, Math.max(0, left));
    return true;
  }
}
