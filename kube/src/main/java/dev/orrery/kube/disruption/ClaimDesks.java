package dev.orrery.kube.disruption;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.Writer;
import dev.orrery.plan.Seed;

/** Puts a claim desk together. */
public final class ClaimDesks {

  private ClaimDesks() {}

  /**
   * The desk of one process and role. The account needs the rights of ClusterRole and Role {@code
   * orrery-disruption-claimant}.
   *
   * @param http reads
   * @param writer writes; one of the role sends nothing once the process no longer leads
   * @param namespace of the operator
   * @param seed spreads tries; another for each process
   */
  public static ClaimDesk of(
      ApiHttp http, Writer writer, String namespace, ClaimProcessRef self, Seed seed) {
    return new ClaimDesk(
        new ApiClaims(http, writer, self),
        Ledgers.of(http, writer, namespace),
        new LiveBrake(http, namespace),
        ClaimPace.standard(new ServerClock(http), seed));
  }
}
