package dev.orrery.reconcilers.port;

import dev.orrery.kube.write.ObjectRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads past the caches. */
public interface LiveObjects {

  /** The object as it is now, null when there is none. */
  @Nullable HasMetadata find(ObjectRef ref, String kind);

  /** The Deployments of a namespace that no Workload owns. */
  List<Deployment> foreignDeployments(String namespace);
}
