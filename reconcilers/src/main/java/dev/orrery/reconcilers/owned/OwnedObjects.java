package dev.orrery.reconcilers.owned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.ServerStatus;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import dev.orrery.reconcilers.port.LiveObjects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes owned objects what they should be, with as few writes as possible, and takes them away. An
 * object of another owner is never touched: a new one is created, not applied, so that the server
 * itself refuses a name that is taken.
 */
public final class OwnedObjects {

  private static final int CLAIMS = 3;

  /** So long nobody may have changed an object that was contested before it counts as settled. */
  private static final Duration SETTLED = Duration.ofSeconds(26);

  private final String controller;
  private final Writer writer;
  private final LiveObjects live;
  private final ApplyMemory memory = new ApplyMemory();
  private final RepairPace pace;

  /**
   * For one controller.
   *
   * @param controller its short name; the field manager is {@code orrery-<controller>}
   */
  public OwnedObjects(String controller, Writer writer, LiveObjects live, InstantSource clock) {
    this.pace = new RepairPace(clock);
    this.controller = controller;
    this.writer = writer;
    this.live = live;
  }

  /**
   * Makes one object what it should be.
   *
   * @param cached the object as the cache has it, null when it has none
   */
  public Outcome ensure(OwnedObject desired, @Nullable HasMetadata cached) {
    HasMetadata known = cached;
    if (known == null || !desired.owns(known)) {
      known = live.find(desired.ref(), desired.kind());
      if (known == null) {
        return paced(desired, null, () -> create(desired));
      }
    }
    HasMetadata now = known;
    if (!desired.owns(now)) {
      return new Outcome.NameTaken(taken(desired, now));
    }
    if (now.getMetadata().getDeletionTimestamp() != null) {
      return new Outcome.Unknown(desired.title() + " is being deleted");
    }
    if (OwnedFields.createdOnly(now, manager())) {
      return claim(desired, now);
    }
    return memory.inSync(now, desired, manager())
        ? inSync(desired, now)
        : paced(desired, now, () -> apply(desired, now));
  }

  /** Writes, unless it was put right often enough for now. */
  private Outcome paced(OwnedObject desired, @Nullable HasMetadata known, Supplier<Outcome> write) {
    Duration wait = pace.left(key(desired), desired.hash());
    if (wait.isPositive()) {
      return contested(desired, known, wait);
    }
    Outcome outcome = write.get();
    if (outcome instanceof Outcome.Written) {
      pace.wrote(key(desired), desired.hash());
    }
    return pace.contested(key(desired), desired.hash())
        ? contested(desired, known, SETTLED)
        : outcome;
  }

  /** All is as it should be; whether it stays so is seen only after a while. */
  private Outcome inSync(OwnedObject desired, HasMetadata known) {
    return pace.contested(key(desired), desired.hash())
        ? contested(desired, known, SETTLED)
        : new Outcome.InSync();
  }

  private Outcome contested(OwnedObject desired, @Nullable HasMetadata known, Duration wait) {
    String who =
        known == null
            ? "it is deleted again and again"
            : Rival.of(known, desired, manager()).text();
    return new Outcome.Contested(
        desired.title()
            + ": "
            + who
            + ". Maybe stop whoever does it; until then it is put right twice a minute.",
        wait);
  }

  private static String key(OwnedObject desired) {
    return desired.ownerUid() + " " + desired.ref().path();
  }

  /**
   * Whether this object has its name to itself: nothing of that name, or one that the owner
   * controls. Asks the server only when the cache does not know.
   */
  public @Nullable String nameTaken(OwnedObject desired, @Nullable HasMetadata cached) {
    if (cached != null && desired.owns(cached)) {
      return null;
    }
    HasMetadata found = live.find(desired.ref(), desired.kind());
    return found == null || desired.owns(found) ? null : taken(desired, found);
  }

  /**
   * Whether a cached object is from before our last change of its spec: what its status says is
   * about another one.
   */
  public boolean outdated(@Nullable HasMetadata cached) {
    return cached != null && memory.ahead(cached);
  }

  /** Deletes an object that the owner still controls when looked at live. */
  public Outcome prune(HasMetadata cached, String ownerUid) {
    ObjectRef ref = ObjectRef.of(cached);
    WriteResult result =
        writer.write(
            new Write.Delete(
                point("delete", cached.getKind()),
                ref,
                cached.getMetadata().getUid(),
                now -> controlled(now, ownerUid)));
    memory.forget(cached.getMetadata().getUid());
    pace.forget(ownerUid + " " + ref.path());
    return switch (result) {
      case WriteResult.Gone _ -> new Outcome.InSync();
      default -> outcome(cached.getKind() + " " + ref.name(), result);
    };
  }

  private Outcome create(OwnedObject desired) {
    WriteResult result =
        writer.write(
            new Write.Create(point("create", desired.kind()), desired.ref(), desired.tree()));
    return switch (result) {
      case WriteResult.Applied applied -> {
        HasMetadata created = applied.as(GenericKubernetesResource.class);
        memory.remember(created, desired, manager());
        Outcome claimed = claim(desired, created);
        if (!(claimed instanceof Outcome.Written)) {
          pace.wrote(key(desired), desired.hash()); // it was made all the same
        }
        yield claimed;
      }
      case WriteResult.Conflict(var status) -> contradicted(desired, status);
      default -> outcome(desired.title(), result);
    };
  }

  /** The server has what a look did not show: somebody's, or our own that came in between. */
  private Outcome contradicted(OwnedObject desired, ServerStatus status) {
    HasMetadata there = live.find(desired.ref(), desired.kind());
    return there == null || desired.owns(there)
        ? new Outcome.Unknown(desired.title() + ": " + status.message())
        : new Outcome.NameTaken(taken(desired, there));
  }

  /**
   * Turns the fields that we own by creation into applied ones: without it none could be removed.
   * Other controllers write to a new object at once, so a conflict is tried again.
   */
  private Outcome claim(OwnedObject desired, HasMetadata created) {
    HasMetadata known = created;
    WriteResult result = writer.write(claiming(desired, known));
    for (int more = CLAIMS; more > 0 && result instanceof WriteResult.Conflict; more--) {
      known = live.find(desired.ref(), desired.kind());
      if (known == null || !desired.owns(known)) {
        return new Outcome.Unknown(desired.title() + " was taken away while it was made");
      }
      result = writer.write(claiming(desired, known));
    }
    if (result instanceof WriteResult.Applied applied) {
      HasMetadata now = applied.as(GenericKubernetesResource.class);
      return memory.claimed(now, desired, manager()) ? new Outcome.Written() : apply(desired, now);
    }
    return outcome(desired.title(), result);
  }

  private Write claiming(OwnedObject desired, HasMetadata created) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", created.getMetadata().getUid());
    metadata.put("resourceVersion", created.getMetadata().getResourceVersion());
    var entries = metadata.putArray("managedFields");
    OwnedFields.asApplied(created, manager()).forEach(entry -> entries.add(Trees.of(entry)));
    return new Write.MergePatch(point("claim", desired.kind()), desired.ref(), null, patch);
  }

  private Outcome apply(OwnedObject desired, HasMetadata known) {
    ObjectNode tree = desired.tree().deepCopy();
    tree.withObject("/metadata").put("uid", known.getMetadata().getUid());
    WriteResult result =
        writer.write(new Write.Apply(point("apply", desired.kind()), desired.ref(), tree));
    if (result instanceof WriteResult.Applied applied) {
      memory.remember(applied.as(GenericKubernetesResource.class), desired, manager());
      return new Outcome.Written();
    }
    return outcome(desired.title(), result);
  }

  private static Outcome outcome(String title, WriteResult result) {
    return switch (result) {
      case WriteResult.Applied _ -> new Outcome.Written();
      case WriteResult.Refused(var status) ->
          new Outcome.Refused(
              status.message().contains("because it is being terminated")
                  ? "NamespaceTerminating"
                  : status.reason().isEmpty() ? "Refused" : status.reason(),
              title + ": " + status.message());
      default -> new Outcome.Unknown(title + ": " + result.message());
    };
  }

  private static String taken(OwnedObject desired, HasMetadata other) {
    var owners = other.getMetadata().getOwnerReferences();
    var annotations = other.getMetadata().getAnnotations();
    if ((owners == null || owners.isEmpty())
        && annotations != null
        && annotations.containsKey(OwnedObject.HASH_ANNOTATION)) {
      return desired.title()
          + " is there already and is not Orrery's: it looks so, but has no owner. Maybe put its"
          + " owner reference back, or delete it: it is made anew.";
    }
    String owner =
        owners == null || owners.isEmpty()
            ? "is not Orrery's"
            : "belongs to " + owners.getFirst().getKind() + " " + owners.getFirst().getName();
    return desired.title()
        + " is there already and "
        + owner
        + ". Maybe rename one of the two, or delete that one.";
  }

  private static boolean controlled(JsonNode now, String ownerUid) {
    for (JsonNode owner : now.path("metadata").path("ownerReferences")) {
      if (ownerUid.equals(owner.path("uid").asText()) && owner.path("controller").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private WritePoint point(String what, String kind) {
    return new WritePoint(controller, what + "-" + kind.toLowerCase(Locale.ROOT));
  }

  private String manager() {
    return "orrery-" + controller;
  }
}
