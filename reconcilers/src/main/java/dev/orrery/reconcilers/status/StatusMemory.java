package dev.orrery.reconcilers.status;

import dev.orrery.reconcilers.owned.Versions;
import io.fabric8.kubernetes.client.CustomResource;
import org.jspecify.annotations.Nullable;

/**
 * The statuses written last, so that a cache that has not seen them yet does not lead to a decision
 * on an old one.
 *
 * @param <S> the status
 */
public final class StatusMemory<S> {

  private static final int MOST = 10_000;

  private final Recent<Written<S>> byUid = new Recent<>(MOST);

  private record Written<S>(String version, S status) {}

  /** The newest status known, null when there is none. */
  public @Nullable S newest(CustomResource<?, S> cached) {
    Written<S> written = byUid.get(cached.getMetadata().getUid());
    return written != null
            && Versions.older(cached.getMetadata().getResourceVersion(), written.version())
        ? written.status()
        : cached.getStatus();
  }

  /** What this process wrote last, null when it wrote nothing that it remembers. */
  public @Nullable S own(CustomResource<?, S> cached) {
    Written<S> written = byUid.get(cached.getMetadata().getUid());
    return written == null ? null : written.status();
  }

  /** Remembers what was written. */
  public void remember(String uid, String version, S status) {
    byUid.put(uid, new Written<>(version, status));
  }

  /** Forgets an object that is gone. */
  public void forget(String uid) {
    byUid.remove(uid);
  }
}
