package dev.orrery.kube.lead;

import dev.orrery.crds.Api;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.register.ApiRegister;
import dev.orrery.kube.register.Register;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.Writer;

/**
 * Where a role's Lease and fence are: Lease and LeaderEpoch {@code orrery-ROLE}.
 *
 * @param lease who leads
 * @param fence the highest epoch, and whether lower ones are refused
 * @param proof that the API server refuses them
 */
public record Leases(Register<LeaseRecord> lease, Register<EpochRecord> fence, FenceProof proof) {

  private static final String CONTROLLER = "elector";

  /**
   * Of one role.
   *
   * @param http a client of its own, with a time limit well below the renew deadline
   */
  public static Leases of(ApiHttp http, String namespace, String role) {
    Writer writer = new HttpWriter(http, EpochSource.UNFENCED, CONTROLLER, 2);
    String name = "orrery-" + role;
    ObjectRef fence = new ObjectRef(Api.GROUP + "/" + Api.VERSION, "leaderepochs", namespace, name);
    return new Leases(
        new ApiRegister<>(
            http,
            writer,
            new WritePoint(CONTROLLER, "renew-lease"),
            new ObjectRef("coordination.k8s.io/v1", "leases", namespace, name),
            "Lease",
            new LeaseCodec()),
        new ApiRegister<>(
            http,
            writer,
            new WritePoint(CONTROLLER, "take-epoch"),
            fence,
            "LeaderEpoch",
            new EpochCodec()),
        new DryRunProof(http, fence));
  }
}
