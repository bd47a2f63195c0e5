package dev.orrery.kit.leadership;

import dev.orrery.crds.leadership.LeaderEpoch;
import dev.orrery.crds.leadership.LeaderEpochSpec;
import dev.orrery.kit.lane.Lane;
import dev.orrery.operator.settings.RoleName;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;

/**
 * The fence of a role, in an administrator's hands.
 *
 * @param lane where
 * @param role whose
 */
record Fence(Lane lane, RoleName role) {

  /** The epoch that stands there; 0 when there is none or nobody can tell. */
  long epoch() {
    try {
      LeaderEpoch found = resource().get();
      return found == null ? 0 : found.getSpec().epoch();
    } catch (KubernetesClientException away) {
      return 0; // the API server is among what is broken here
    }
  }

  /** Raises it as a new leader does. */
  void raise(long epoch) {
    var fence = new LeaderEpoch();
    fence.setMetadata(new ObjectMetaBuilder().withName(name()).withNamespace(Lane.SYSTEM).build());
    fence.setSpec(new LeaderEpochSpec(epoch, null));
    lane.admin().resource(fence).forceConflicts().serverSideApply();
  }

  /** Takes it away. */
  void delete() {
    resource().delete();
  }

  private Resource<LeaderEpoch> resource() {
    return lane.admin().resources(LeaderEpoch.class).inNamespace(Lane.SYSTEM).withName(name());
  }

  private String name() {
    return "orrery-" + role.text();
  }
}
