package dev.orrery.reconcilers.workload.step;

import dev.orrery.crds.workload.Workload;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.reconcilers.owned.Outcome;
import dev.orrery.reconcilers.owned.OwnedObject;
import dev.orrery.reconcilers.owned.OwnedObjects;
import dev.orrery.reconcilers.port.LiveObjects;
import dev.orrery.reconcilers.status.Verdict;
import dev.orrery.reconcilers.workload.desired.DesiredBudget;
import dev.orrery.reconcilers.workload.desired.DesiredDeployment;
import dev.orrery.reconcilers.workload.desired.DesiredService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the Workload's objects what they should be. Owns the condition Accepted. */
public final class AcceptedStep {

  private final OwnedObjects owned;
  private final LiveObjects live;
  private final SelectorClash clash;

  /** For one controller. */
  public AcceptedStep(OwnedObjects owned, LiveObjects live) {
    this.owned = owned;
    this.live = live;
    this.clash = new SelectorClash(live);
  }

  /**
   * What came of it.
   *
   * @param unknown whether it is to be tried again soon
   * @param pruned titles of the objects that were deleted
   * @param again when it is to be looked at again whatever happens; null for no such time
   */
  public record Result(
      Verdict verdict, boolean unknown, List<String> pruned, @Nullable Duration again) {}

  /** An object that is wanted, and the one that the cache has. */
  private record Pair(OwnedObject desired, @Nullable HasMetadata cached) {}

  /** Checks that nothing stands in the way, then writes what has to be written. */
  public Result run(WorkloadView view) {
    List<Pair> pairs = pairs(view);
    for (Pair pair : pairs) {
      String taken = owned.nameTaken(pair.desired(), pair.cached());
      if (taken != null) {
        return failed(Verdict.stuck("NameTaken", taken));
      }
    }
    String foreign = clash.find(pairs.getFirst().desired(), view.deployment());
    if (foreign != null) {
      return failed(Verdict.stuck("SelectorClash", foreign));
    }
    if (pairs.stream().anyMatch(pair -> pair.cached() == null) && !lives(view.workload())) {
      return new Result(
          Verdict.unknown("Deleted", "The Workload is gone: nothing is made for it."),
          false,
          List.of(),
          null);
    }
    for (Pair pair : pairs) {
      if (pair.cached() instanceof Service service && otherAddress(pair.desired(), service)) {
        return replace(service, view);
      }
    }
    Outcome.Contested contested = null;
    for (Pair pair : pairs) {
      Outcome outcome = owned.ensure(pair.desired(), pair.cached());
      switch (outcome) {
        case Outcome.InSync _, Outcome.Written _ -> {}
        case Outcome.Contested other -> contested = soonest(contested, other);
        case Outcome.NameTaken(String message) -> {
          return failed(Verdict.stuck("NameTaken", message));
        }
        case Outcome.Refused(String reason, String message) -> {
          return failed(Verdict.stuck(reason, message));
        }
        case Outcome.Unknown(String message) -> {
          return new Result(Verdict.unknown("WriteUnknown", message), true, List.of(), null);
        }
      }
    }
    Result rest = prune(view, pairs);
    return contested == null || !rest.verdict().holds()
        ? rest
        : new Result(
            Verdict.notYet("Contested", contested.message()),
            false,
            rest.pruned(),
            contested.pause());
  }

  /**
   * Whether the Workload is still there. What it owned may be missing because it was deleted itself
   * and the cache does not know yet: made again, it would run for a moment, for nobody.
   */
  private boolean lives(Workload workload) {
    HasMetadata now = live.find(ObjectRef.of(workload), workload.getKind());
    return now != null && now.getMetadata().getUid().equals(workload.getMetadata().getUid());
  }

  private static Outcome.Contested soonest(
      Outcome.@Nullable Contested one, Outcome.Contested other) {
    return one == null || other.pause().compareTo(one.pause()) < 0 ? other : one;
  }

  /** The API server never gives a Service an address that had none, nor takes it away again. */
  private static boolean otherAddress(OwnedObject desired, Service live) {
    boolean none = desired.tree().at("/spec/clusterIP").asText().equals("None");
    return live.getMetadata().getDeletionTimestamp() == null
        && none != "None".equals(live.getSpec().getClusterIP());
  }

  private Result replace(Service service, WorkloadView view) {
    String title = "Service " + service.getMetadata().getName();
    return switch (owned.prune(service, view.workload().getMetadata().getUid())) {
      case Outcome.Refused(String reason, String message) -> failed(Verdict.stuck(reason, message));
      case Outcome.Unknown(String message) ->
          new Result(Verdict.unknown("WriteUnknown", message), true, List.of(), null);
      default ->
          new Result(
              Verdict.notYet("Replacing", title + " is made anew: its address cannot be changed."),
              true,
              List.of(title),
              null);
    };
  }

  /** Whether the Deployment that the cache has is from before our last change of its spec. */
  public boolean outdated(WorkloadView view) {
    return owned.outdated(view.deployment());
  }

  private Result prune(WorkloadView view, List<Pair> pairs) {
    var pruned = new ArrayList<String>();
    String uid = view.workload().getMetadata().getUid();
    List<HasMetadata> leftover =
        Stream.<HasMetadata>concat(view.services().stream(), view.budgets().stream())
            .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
            .filter(object -> pairs.stream().noneMatch(pair -> names(pair.desired(), object)))
            .toList();
    for (HasMetadata object : leftover) {
      String title = object.getKind() + " " + object.getMetadata().getName();
      switch (owned.prune(object, uid)) {
        case Outcome.Refused(String reason, String message) -> {
          return failed(Verdict.stuck(reason, message));
        }
        case Outcome.Unknown(String message) -> {
          return new Result(Verdict.unknown("WriteUnknown", message), true, pruned, null);
        }
        case Outcome.Written _ -> pruned.add(title);
        case Outcome.InSync _, Outcome.NameTaken _, Outcome.Contested _ -> {}
      }
    }
    return new Result(
        Verdict.yes("Accepted", "The API server has all that the spec asks for."),
        false,
        pruned,
        null);
  }

  private static List<Pair> pairs(WorkloadView view) {
    Workload workload = view.workload();
    var pairs = new ArrayList<Pair>();
    pairs.add(new Pair(DesiredDeployment.of(workload, view.deployment()), view.deployment()));
    OwnedObject service = DesiredService.of(workload);
    if (service != null) {
      pairs.add(new Pair(service, named(service, view.services())));
    }
    OwnedObject budget = DesiredBudget.of(workload);
    if (budget != null) {
      pairs.add(new Pair(budget, named(budget, view.budgets())));
    }
    return pairs;
  }

  private static @Nullable HasMetadata named(
      OwnedObject desired, List<? extends HasMetadata> cached) {
    for (HasMetadata object : cached) {
      if (names(desired, object)) {
        return object;
      }
    }
    return null;
  }

  private static boolean names(OwnedObject desired, HasMetadata object) {
    return desired.kind().equals(object.getKind())
        && desired.ref().name().equals(object.getMetadata().getName());
  }

  private static Result failed(Verdict verdict) {
    return new Result(verdict, false, List.of(), null);
  }
}
