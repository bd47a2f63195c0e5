package dev.orrery.reconcilers.owned;

import dev.orrery.reconcilers.status.Recent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was written last to each object, so that a look at the cache tells whether our fields are
 * still as they were. A field that another manager changes leaves our set of fields; one whose
 * value the server filled in or wrote in another way does not.
 */
final class ApplyMemory {

  private static final int MOST = 50_000;

  private final Recent<Written> byUid = new Recent<>(MOST);

  /**
   * The last write to an object.
   *
   * @param version the resourceVersion that it made
   * @param generation the generation that it made, 0 for kinds that have none
   * @param hash of what was desired
   * @param fields hash of the fields that we own since
   */
  private record Written(String version, long generation, String hash, @Nullable String fields) {}

  void remember(HasMetadata written, OwnedObject desired, String manager) {
    byUid.put(
        written.getMetadata().getUid(),
        new Written(
            written.getMetadata().getResourceVersion(),
            generation(written),
            desired.hash(),
            OwnedFields.applied(written, manager)));
  }

  /** Whether this is what a cache has from before our last change of the object's spec. */
  boolean ahead(HasMetadata cached) {
    Written written = byUid.get(cached.getMetadata().getUid());
    return written != null
        && generation(cached) < written.generation()
        && Versions.older(cached.getMetadata().getResourceVersion(), written.version());
  }

  private static long generation(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
  }

  void forget(String uid) {
    byUid.remove(uid);
  }

  /** Whether nothing is to be written. */
  boolean inSync(HasMetadata live, OwnedObject desired, String manager) {
    Written written = byUid.get(live.getMetadata().getUid());
    if (written == null) {
      return recognise(live, desired, manager);
    }
    return written.hash().equals(desired.hash())
        && (Versions.older(live.getMetadata().getResourceVersion(), written.version())
            || Objects.equals(written.fields(), OwnedFields.applied(live, manager)));
  }

  /** The fields are ours as applied ones now; true when what was created is what is desired. */
  boolean claimed(HasMetadata now, OwnedObject desired, String manager) {
    Written created = byUid.get(now.getMetadata().getUid());
    if (created == null) {
      return recognise(now, desired, manager);
    }
    boolean same = created.hash().equals(desired.hash());
    if (same) {
      remember(now, desired, manager);
    }
    return same;
  }

  /** After a restart: an object that carries the hash and all the values needs no write. */
  private boolean recognise(HasMetadata live, OwnedObject desired, String manager) {
    var annotations = live.getMetadata().getAnnotations();
    boolean same =
        annotations != null
            && desired.hash().equals(annotations.get(OwnedObject.HASH_ANNOTATION))
            && FieldMatch.covers(Trees.of(live), desired.tree());
    if (same) {
      remember(live, desired, manager);
    }
    return same;
  }
}
